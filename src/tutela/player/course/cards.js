// What is about to be forgotten, by FSRS 6 (Ye and others, https://github.com/open-spaced-repetition): each item or question
// answered is a card, its first answer of a day is a review. Cards are a fold over the answers, so every device has the same.
import { FSRSAlgorithm, generatorParameters } from "ts-fsrs";
import { answers } from "./answers.js";
import { dayOf } from "./day.js";

/**
 * @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy
 * @typedef {{
 *   id: string, activity: "item" | "question", competencies: string[], last: number, due: number, reviews: number,
 *   memory: {stability: number, difficulty: number},
 * }} Card `last` and `due` are day numbers
 */

/** Without fuzz: the due day is told in words and must be the same tomorrow. Without steps of minutes: a day is the grain. */
const algorithm = new FSRSAlgorithm(generatorParameters({ enable_fuzz: false, enable_short_term: false }));

/**
 * One review: the card's memory after a rating, and when it is due.
 * @param {Card["memory"] | null} memory null for a new card
 * @param {number} elapsed days since the last review
 * @param {Rating} rating
 * @returns {{memory: Card["memory"], interval: number}} interval in days
 */
export function review(memory, elapsed, rating) {
  const next = algorithm.next_state(memory, elapsed, rating);
  return { memory: next, interval: algorithm.next_interval(next.stability, elapsed) };
}

/**
 * The cards of all scored answers. Later tries on the same day are practice with the answer in sight, no reviews.
 * @param {import("./statement.js").Statement[]} statements
 * @param {string} iri
 * @param {Map<string, Rating>} ratings what the learner said of a right answer, by statement id; good when nothing was said
 * @param {number} offset as for `dayOf`
 * @returns {Card[]}
 */
export function cards(statements, iri, ratings, offset) {
  /** @type {Map<string, Card>} */
  const found = new Map();
  for (const given of answers(statements, iri)) {
    if (given.score === null) continue;
    const key = `${given.activity}/${given.id}`;
    const day = dayOf(Date.parse(given.timestamp), offset);
    const before = found.get(key);
    if (before && day <= before.last) continue;
    const rating = given.success ? ratings.get(given.statement) || 3 : 1;
    const { memory, interval } = review(before ? before.memory : null, before ? day - before.last : 0, rating);
    const { id, activity, competencies } = given;
    const reviews = before ? before.reviews + 1 : 1;
    found.set(key, { id, activity, competencies, last: day, due: day + interval, reviews, memory });
  }
  return [...found.values()];
}

/**
 * The cards due on a day, the longest overdue first.
 * @param {Card[]} all
 * @param {number} today
 */
export function due(all, today) {
  return all.filter((card) => card.due <= today).sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
}
