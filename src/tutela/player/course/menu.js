// The menu of exercises: fields to choose by, kept in the fragment, which works from a folder too and is sent to nobody.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { fits, readChoice, writeChoice } from "./choosing.js";
import { counted } from "./counted.js";
import { fill, slots } from "./page.js";

/** @typedef {{key: string, options: [string, string][]}} Facet without options: a number to type */

const LARGEST = "500"; // people
const ROOMY = "(min-width: 34rem)"; // a narrow screen shows the list first

/** Shows the fields where the page keeps a place for them. @param {import("./page.js").Page} page */
export function showMenu(page) {
  const facets = page.menu || [];
  if (!facets.length || !slots("menu").length) return;
  const fields = new Map(facets.map((facet) => [facet.key, field(facet)]));
  const said = build("p", { class: "hint", role: "status", "aria-live": "polite" });
  const reset = build("button", { type: "button", class: "button quiet" }, words("menu.reset"));
  const open = Boolean(location.hash) || matchMedia(ROOMY).matches;
  const form = build(
    "form",
    { class: "choosing", role: "search" },
    build(
      "details",
      { open },
      build("summary", {}, words("menu.title")),
      build("div", { class: "fields" }, ...facets.map(({ key }) => labelled(key, fields))),
    ),
    said,
    reset,
  );
  fill("menu", form);
  const apply = () => show(readFields(fields), said, reset);
  const take = () => {
    const choice = readChoice(location.hash, [...fields.keys()]);
    fields.forEach((input, key) => (input.value = choice[key]));
    apply();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const fragment = writeChoice(readFields(fields));
    history.replaceState(null, "", fragment ? `#${fragment}` : location.href.replace(/#.*/, ""));
    apply();
  });
  reset.addEventListener("click", () => {
    fields.forEach((input) => (input.value = ""));
    form.dispatchEvent(new Event("input"));
    const [first] = Array.from(fields.values());
    first.focus();
  });
  window.addEventListener("hashchange", take);
  take();
}

/** @param {Facet} facet */
function field({ key, options }) {
  const id = `menu-${key}`;
  if (!options.length) return build("input", { type: "number", id, min: "1", max: LARGEST, inputmode: "numeric" });
  const any = build("option", { value: "" }, words("menu.any"));
  return build("select", { id }, any, ...options.map(([value, text]) => build("option", { value }, text)));
}

/** @param {string} key @param {Map<string, HTMLInputElement | HTMLSelectElement>} fields */
function labelled(key, fields) {
  const input = /** @type {HTMLElement} */ (fields.get(key));
  return build("div", { class: "field" }, build("label", { for: input.id }, words(`menu.${key}`)), input);
}

/** @param {Map<string, HTMLInputElement | HTMLSelectElement>} fields */
function readFields(fields) {
  /** @type {import("./choosing.js").Choice} */
  const choice = {};
  fields.forEach((input, key) => (choice[key] = input.value));
  return choice;
}

/** Shows what fits, and the groups that hold some of it. @param {import("./choosing.js").Choice} choice @param {Element} said @param {HTMLElement} reset */
function show(choice, said, reset) {
  /** @type {HTMLElement[]} */
  const lines = Array.from(document.querySelectorAll(".menu > li"));
  for (const line of lines) line.hidden = !fits(line.dataset, choice);
  const left = lines.filter((line) => !line.hidden).length;
  /** @type {NodeListOf<HTMLElement>} */
  const groups = document.querySelectorAll("[data-group]");
  for (const group of Array.from(groups)) group.hidden = !group.querySelector("li:not([hidden])");
  said.textContent = left ? counted("menu.found", left, { m: lines.length }) : words("menu.nothing");
  reset.hidden = !writeChoice(choice);
}
