// The result of a test: right answers, passed or not, and per competency what to read again.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { counted } from "./counted.js";

/**
 * @typedef {{title: string, right: number, asked: number, units: {id: string, book: string, title: string}[]}} Line
 *   one competency; `units` are those of its questions that were not answered rightly
 */

/**
 * What each competency came to.
 * @param {import("./bank.js").Bank} bank
 * @param {string[]} ids questions of the sitting
 * @param {(id: string) => boolean} isRight
 * @param {import("./page.js").Competency[]} competencies
 * @returns {Line[]}
 */
export function byCompetency(bank, ids, isRight, competencies) {
  const entries = ids.map((id) => bank.entry(`question/${id}`)).filter((entry) => entry !== undefined);
  return competencies
    .map(({ id, title }) => {
      const own = entries.filter((entry) => entry.competency === id);
      const wrong = own.filter((entry) => !isRight(entry.id));
      const units = new Map(wrong.map(({ unit, book, unitTitle }) => [unit, { id: unit, book, title: unitTitle }]));
      return { title, right: own.length - wrong.length, asked: own.length, units: [...units.values()] };
    })
    .filter((line) => line.asked > 0);
}

/**
 * @param {Line[]} lines
 * @param {string} root
 */
export function resultTable(lines, root) {
  const rows = lines.map(({ title, right, asked, units }) =>
    build(
      "tr",
      {},
      // Links in a column of their own are cut off on a phone of 320 px.
      build("th", { scope: "row" }, title, ...(units.length ? [again(units, root)] : [])),
      build("td", {}, counted("assess.right", right, { m: asked })),
    ),
  );
  const head = ["assess.competency", "assess.result"].map((key) => build("th", { scope: "col" }, words(key)));
  return build(
    "div",
    { class: "wide", tabindex: "0", role: "group", "aria-label": words("assess.result") },
    build("table", {}, build("thead", {}, build("tr", {}, ...head)), build("tbody", {}, ...rows)),
  );
}

/** @param {Line["units"]} units @param {string} root */
function again(units, root) {
  const links = units.flatMap(({ id, book, title }) => [" ", build("a", { href: `${root}${book}/${id}.html` }, title)]);
  return build("span", { class: "again" }, words("assess.read-again"), ...links);
}
