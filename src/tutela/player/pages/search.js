// Searching: the index is a script of this page alone, so that nothing is loaded before somebody searches.
import { words } from "../items/words.js";
import { build } from "../course/build.js";
import { counted } from "../course/counted.js";
import { watchLeaving } from "../course/leaving.js";
import { fill, refill, root } from "../course/page.js";
import { inPieces, search } from "../course/searching.js";

const SHOWN = 40;
const PAUSE = 150; // milliseconds without a key before it is searched

watchLeaving(root());
const field = build("input", { type: "search", id: "query", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
const said = build("p", { class: "hint", role: "status" });
const results = build("ol", { class: "results" });
const form = build(
  "form",
  { role: "search", class: "search" },
  build("label", { for: "query" }, words("search.label")),
  field,
);
fill("search", form, said, results);
listen();
field.value = decodeURIComponent(location.hash.replace(/^#q=/, ""));
show();
field.focus();

function listen() {
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    const first = results.querySelector("a");
    if (first) first.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...Array.from(results.querySelectorAll("a"))];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
}

function show() {
  const query = field.value.trim();
  // In the fragment, which works from a folder too and is sent to nobody: going back finds the search again.
  history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.href.replace(/#.*/, ""));
  const { tutelaSearch } = /** @type {any} */ (self);
  const hits = search(tutelaSearch, query);
  said.textContent = query ? (hits.length ? counted("search.found", hits.length) : words("search.nothing")) : "";
  refill(results, ...hits.slice(0, SHOWN).map(row));
  if (hits.length > SHOWN) said.textContent += ` ${words("search.first", { n: SHOWN })}`;
}

/** @param {import("../course/searching.js").Hit} hit */
function row({ address, title, partOf, excerpt, words: found }) {
  const link = build("a", { href: root() + address }, ...marked(title, found));
  const part = partOf ? [build("span", { class: "kicker" }, partOf)] : [];
  return build("li", {}, link, " ", ...part, build("p", {}, ...marked(excerpt, found)));
}

/** @param {string} text @param {Set<string>} found */
function marked(text, found) {
  return inPieces(text, found).map((piece) => (piece.found ? build("mark", {}, piece.text) : piece.text));
}
