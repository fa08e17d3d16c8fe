// Where the learner left: a link to the unit and heading, or to the first unit.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { unitProgress } from "./progress.js";

/** @typedef {{unit: string, book: string, title: string, heading: string, headingTitle: string, begun: boolean}} Target */

/**
 * Where to go on: the place that this device remembers; else the unit last touched, as on a second device; else, when it is
 * complete or nothing was begun, the first unit that is not complete. Null when all are.
 * @param {import("./page.js").BookLine[]} books
 * @param {import("./statement.js").Statement[]} statements
 * @param {string} iri
 * @param {import("./place.js").Place | null} place
 * @returns {Target | null}
 */
export function whereToGoOn(books, statements, iri, place) {
  const progress = unitProgress(statements, iri);
  const lines = books.flatMap((book) => book.units.map((unit) => ({ book: book.id, unit: unit.id, title: unit.title })));
  /** @param {string} unit */
  const isOpen = (unit) => !(progress.get(unit) || { completed: false }).completed;
  const open = lines.filter((line) => isOpen(line.unit));
  /** @param {string} unit */
  const touched = (unit) => (progress.get(unit) || { last: "" }).last;
  const latest = open.reduce((best, line) => (touched(line.unit) > touched(best.unit) ? line : best), open[0]);
  if (!latest) return null;
  const here = place && open.find((line) => line.unit === place.unit && touched(line.unit) >= touched(latest.unit));
  if (place && here) return { ...here, heading: place.heading, headingTitle: place.headingTitle, begun: true };
  return { ...latest, heading: "", headingTitle: "", begun: touched(latest.unit) !== "" };
}

/** @param {Target} target @param {string} root */
export function continueLink(target, root) {
  const hash = target.heading ? `#${encodeURIComponent(target.heading)}` : "";
  const link = build("a", { class: "button", href: `${root}${target.book}/${target.unit}.html${hash}` });
  const key = !target.begun ? "home.begin" : target.headingTitle ? "home.continue-at" : "home.continue";
  link.append(words(key, { unit: target.title, heading: target.headingTitle }));
  return build("p", { class: "continue" }, link);
}
