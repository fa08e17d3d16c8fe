// The meaning of a word, shown beside it. The link still leads to the glossary where this script does not run.
import { build } from "./build.js";
import { readBlock } from "./page.js";

/** Shows meanings of the page's terms, of which the block `tutela-terms` holds `{id: [term, meaning]}`. @param {string} more */
export function showMeanings(more) {
  const terms = readBlock("tutela-terms");
  const box = build("div", { class: "meaning", role: "status", hidden: true });
  /** @type {HTMLElement | null} */
  let from = null;
  const close = () => {
    box.hidden = true;
    if (from && box.contains(document.activeElement)) from.focus();
    from = null;
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = /** @type {HTMLAnchorElement | null} */ (target && target.closest("a[data-term]"));
    if (!link || !terms[link.dataset.term || ""] || event.ctrlKey || event.metaKey || event.shiftKey) {
      if (target && !box.contains(target)) close();
      return;
    }
    event.preventDefault();
    if (from === link) return close();
    from = link;
    show(box, link, terms[link.dataset.term || ""], more);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

/**
 * Puts the box after the paragraph that holds the word, so that it needs no position and a reader meets it next.
 * @param {HTMLElement} box @param {HTMLAnchorElement} link @param {[string, string]} meaning @param {string} more
 */
function show(box, link, [term, means], more) {
  const block = link.closest("p, li, td, th, dd, blockquote") || link;
  if (block.matches("li, td, th, dd")) block.append(box);
  else block.after(box);
  box.textContent = "";
  box.hidden = false;
  // Text that arrives after the box is shown is spoken by screen readers; text that is there already is not.
  requestAnimationFrame(() => {
    box.append(build("b", {}, term), ` ${means} `, build("a", { href: link.href }, more));
    box.scrollIntoView({ block: "nearest" }); // on a phone the end of a paragraph is often below the screen
  });
}
