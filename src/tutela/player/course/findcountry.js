// Find as you type in the list of countries; without it the list is read as it stands.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { wordsOf } from "./folding.js";
import { fill, slots } from "./page.js";

/** Puts a field before the list, where the page has a place for it. */
export function offerFinding() {
  if (!slots("find-country").length) return;
  const sections = Array.from(document.querySelectorAll(".country-list"));
  const lines = Array.from(document.querySelectorAll(".country-list li"), (line) => ({
    line: /** @type {HTMLElement} */ (line),
    text: folded(line.textContent || ""),
  }));
  const field = build("input", { type: "search", id: "find-country", autocomplete: "off" });
  const said = build("p", { class: "hint", role: "status" });
  field.addEventListener("input", () => {
    const typed = folded(field.value);
    let found = 0;
    for (const { line, text } of lines) {
      line.hidden = !text.includes(typed);
      if (!line.hidden) found += 1;
    }
    for (const section of sections) {
      /** @type {HTMLElement} */ (section).hidden = !section.querySelector("li:not([hidden])");
    }
    said.textContent = typed ? counted("country-page.found", found) : "";
  });
  fill("find-country", build("p", { class: "field" }, build("label", { for: field.id }, words("country-page.find")), field), said);
}

/** A name without case and marks. @param {string} text */
const folded = (text) => wordsOf(text).join(" ");
