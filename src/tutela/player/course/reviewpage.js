// The review: what is due today, one at a time, and how hard it was.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { addAnswer } from "./adding.js";
import { build } from "./build.js";
import { cards, due } from "./cards.js";
import { counted } from "./counted.js";
import { dayHere } from "./day.js";
import { readMarks, setMark } from "./marks.js";
import { refill, root } from "./page.js";
import { writeSetting } from "./setting.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./bank.js").Bank} Bank
 */

const RATINGS = /** @type {const} */ ([[2, "hard"], [3, "good"], [4, "easy"]]);

/** The cards of this learner. @param {Learning} learning @param {import("./marks.js").Marks} marks */
export function cardsOf({ statements, page }, marks) {
  return cards(statements, page.iri, marks.ratings, new Date().getTimezoneOffset());
}

/** Leaves the due list for the pages without the scheduler. @param {Learning} learning @param {import("./cards.js").Card[]} all */
export function leaveDueList({ database }, all) {
  return writeSetting(database, "due", { made: Date.now(), cards: all.map((card) => [card.due, card.competencies]) });
}

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank */
export async function showReview(place, learning, bank) {
  const marks = await readMarks(learning.database);
  const all = cardsOf(learning, marks).filter((card) => bank.entry(`${card.activity}/${card.id}`));
  await leaveDueList(learning, all);
  const today = dayHere(Date.now());
  const kept = [...marks.kept].filter((key) => bank.entry(key));
  const waiting = due(all, today).map((card) => `${card.activity}/${card.id}`).filter((key) => !kept.includes(key));
  const queue = [...kept, ...waiting];
  if (!queue.length) return refill(place, nothingDue(all));
  const entry = bank.entry(queue[0]);
  const item = bank.take(queue[0], { later: false });
  if (!entry || !item) return;
  const after = build("div", { class: "after", "aria-live": "polite" });
  item.addEventListener("tutela:response", async (event) => {
    const detail = /** @type {CustomEvent} */ (event).detail;
    const first = !after.childElementCount;
    const where = { place: /** @type {const} */ ("review"), unit: entry.unit };
    const statement = await addAnswer(learning, detail, where);
    if (kept.includes(entry.key)) await setMark(learning.database, "kept", entry.key, null);
    if (first) refill(after, ...asking(learning, detail, statement.id, () => showReview(place, learning, bank).then(() => place.focus())));
  });
  refill(
    place,
    build("p", { role: "status" }, counted("assess.to-review", queue.length), " ", words(kept.includes(entry.key) ? "assess.kept" : "assess.due")),
    build("p", { class: "kicker" }, build("a", { href: `${root()}${entry.book}/${entry.unit}.html` }, entry.unitTitle)),
    item,
    after,
  );
}

/**
 * After a right answer: how hard it was; after another: that it comes again tomorrow.
 * @param {Learning} learning @param {import("./statement.js").Answer} answer @param {string} statement @param {() => void} next
 */
function asking(learning, answer, statement, next) {
  if (!answer.success) {
    return [build("p", {}, words("assess.again-tomorrow")), makeButton("button", words("assess.next"), next)];
  }
  const buttons = RATINGS.map(([rating, name]) =>
    makeButton("button quiet", words(`assess.${name}`), async () => {
      await setMark(learning.database, "rating", statement, rating);
      next();
    }),
  );
  return [build("p", {}, words("assess.how-was-it")), build("p", { class: "ratings" }, ...buttons)];
}

/** @param {import("./cards.js").Card[]} all */
function nothingDue(all) {
  if (!all.length) return build("p", {}, words("assess.nothing-yet"));
  const next = Math.min(...all.map((card) => card.due));
  return build("p", { role: "status" }, words("assess.nothing-due", { day: dayInWords(next) }));
}

/** @param {number} day */
function dayInWords(day) {
  const language = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(day * 86_400_000);
}
