// What there is to review, book by book: the cards of the package, what is due of them, and what the learner kept.
import { cards, due } from "./cards.js";
import { dayHere } from "./day.js";
import { readMarks } from "./marks.js";
import { writeSetting } from "./setting.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./cards.js").Card & {book: string}} BookCard
 * @typedef {{book: string, cards: BookCard[], kept: Set<string>, queue: string[]}} BookReview `queue` are keys, what was kept
 *   first, then what is due, the longest overdue first
 */

/** The cards of this learner that the package still has. @param {Learning} learning @param {import("./marks.js").Marks} marks */
export function cardsOf({ statements, page }, marks) {
  const books = new Map(Object.entries(page.cards || {}).flatMap(([book, keys]) => keys.map((key) => [key, book])));
  return cards(statements, page.iri, marks.ratings, new Date().getTimezoneOffset()).flatMap((card) => {
    const book = books.get(keyOf(card));
    return book === undefined ? [] : [{ ...card, book }];
  });
}

/** Leaves the due list for the pages without the scheduler. @param {Learning} learning @param {BookCard[]} all */
export function leaveDueList({ database }, all) {
  return writeSetting(database, "due", { made: Date.now(), cards: all.map((card) => [card.due, card.competencies, card.book]) });
}

/** What there is to review today, in the order of the books. @param {Learning} learning @returns {Promise<BookReview[]>} */
export async function readReviews(learning) {
  const marks = await readMarks(learning.database);
  const all = cardsOf(learning, marks);
  await leaveDueList(learning, all);
  const today = dayHere(Date.now());
  return Object.entries(learning.page.cards || {}).map(([book, keys]) => {
    const own = all.filter((card) => card.book === book);
    const kept = new Set([...marks.kept].filter((key) => keys.includes(key)));
    const waiting = due(own, today).map(keyOf).filter((key) => !kept.has(key));
    return { book, cards: own, kept, queue: [...kept, ...waiting] };
  });
}

/** @param {import("./cards.js").Card} card */
const keyOf = (card) => `${card.activity}/${card.id}`;
