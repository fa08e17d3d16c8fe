// The review of a book: what is due today, one at a time, and how hard it was.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { addAnswer } from "./adding.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { DAY } from "./day.js";
import { dayInWords } from "./inwords.js";
import { setMark } from "./marks.js";
import { refill, root } from "./page.js";
import { readReviews } from "./reviewing.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./bank.js").Bank} Bank
 */

const RATINGS = /** @type {const} */ ([[2, "hard"], [3, "good"], [4, "easy"]]);

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank */
export async function showReview(place, learning, bank) {
  const reviews = await readReviews(learning);
  const own = reviews.find(({ book }) => book === learning.page.book);
  if (!own) return;
  const { queue, kept } = own;
  if (!queue.length) return refill(place, build("p", { role: "status" }, nothingDue(own.cards)), ...otherBooks(reviews));
  const entry = bank.entry(queue[0]);
  const item = bank.take(queue[0], { later: false });
  if (!entry || !item) return;
  const after = build("div", { class: "after", "aria-live": "polite" });
  item.addEventListener("tutela:response", async (event) => {
    const detail = /** @type {CustomEvent} */ (event).detail;
    const first = !after.childElementCount;
    const where = { place: /** @type {const} */ ("review"), unit: entry.unit };
    const statement = await addAnswer(learning, detail, where);
    if (kept.has(entry.key)) await setMark(learning.database, "kept", entry.key, null);
    if (first) refill(after, ...asking(learning, detail, statement.id, () => showReview(place, learning, bank).then(() => place.focus())));
  });
  refill(
    place,
    build("p", { role: "status" }, counted("assess.to-review", queue.length), " ", words(kept.has(entry.key) ? "assess.kept" : "assess.due")),
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

/** When the next of these is due, in words. @param {import("./cards.js").Card[]} cards */
export function nothingDue(cards) {
  if (!cards.length) return words("assess.nothing-yet");
  const day = dayInWords(Math.min(...cards.map((card) => card.due)) * DAY, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return words("assess.nothing-due", { day });
}

/** The way to what is due in other books. @param {import("./reviewing.js").BookReview[]} reviews */
function otherBooks(reviews) {
  const left = reviews.reduce((sum, { queue }) => sum + queue.length, 0);
  return left ? [build("p", {}, build("a", { href: `${root()}review.html` }, counted("assess.other-books", left)))] : [];
}
