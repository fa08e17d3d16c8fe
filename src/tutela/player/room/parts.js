// Puts the parts of a page in anew when the hub's HTML for them differs; focus, what is typed and what is unfolded stay.
import { nameOf, readTyped, writeTyped } from "./typed.js";

/** The parts of a page by name, and the HTML that each was last given. */
export class Parts {
  #place;
  /** @type {Record<string, string>} */
  #given = {};

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** @param {Record<string, string>} parts HTML by name, from the hub's own templates @returns {string[]} the names of those that changed */
  apply(parts) {
    const changed = Object.keys(parts).filter((name) => this.#given[name] !== parts[name]);
    for (const name of changed) {
      this.#given[name] = parts[name];
      const part = /** @type {HTMLElement | null} */ (this.#place.querySelector(`[data-part="${name}"]`));
      if (part) put(part, parts[name]);
    }
    return changed;
  }
}

/** @param {HTMLElement} part @param {string} html */
function put(part, html) {
  const typed = readTyped(part);
  const focused = document.activeElement;
  const inside = focused instanceof HTMLElement && part.contains(focused) ? focused : null;
  const before = inside && { key: keyOf(inside), selection: selectionOf(inside) };
  const unfolded = Array.from(part.querySelectorAll("details[open] > summary"), (one) => one.textContent);
  // An inert document: nothing in it runs or loads. The hub's templates have escaped what people wrote.
  const made = new DOMParser().parseFromString(html, "text/html");
  part.textContent = "";
  part.append(...Array.from(made.body.childNodes));
  writeTyped(part, typed);
  for (const summary of Array.from(part.querySelectorAll("details > summary"))) {
    if (unfolded.includes(summary.textContent)) /** @type {HTMLDetailsElement} */ (summary.parentElement).open = true;
  }
  if (before) refocus(part, before);
}

/** @param {HTMLElement} part @param {{key: string, selection: number[] | null}} before */
function refocus(part, before) {
  const found = Array.from(part.querySelectorAll("a, button, input, select, textarea, summary")).find(
    (one) => keyOf(/** @type {HTMLElement} */ (one)) === before.key,
  );
  if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  else {
    // What had the focus is gone: the part itself takes it, so that a keyboard does not start at the top again.
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }
  if (before.selection && (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement)) {
    found.setSelectionRange(before.selection[0], before.selection[1]);
  }
}

/** @param {HTMLElement} one */
function keyOf(one) {
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) {
    return nameOf(one);
  }
  const form = one.closest("form");
  const hidden = form ? Array.from(form.querySelectorAll("input[type=hidden]:not([name=csrfmiddlewaretoken])")) : [];
  const of = hidden.map((each) => /** @type {HTMLInputElement} */ (each).value).join(" ");
  return `${one.tagName} ${form ? form.getAttribute("action") : ""} ${of} ${one.textContent}`;
}

/** @param {HTMLElement} one */
function selectionOf(one) {
  const isText = one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type === "text");
  return isText ? [one.selectionStart || 0, one.selectionEnd || 0] : null;
}
