// Mastery of a competency: at least five different items or questions answered, mean score of the latest answers 0.8 or more.
import { latestAnswers } from "./answers.js";
import { idOf } from "./fold.js";
import { VERB } from "./vocabulary.js";

/** Different items or questions that must have been answered (docs/record.md, Mastery). */
export const ENOUGH = 5;
/** Mean score of the latest answers that counts as mastered. */
const HIGH_ENOUGH = 0.8;

/**
 * @typedef {{answered: number, mean: number, mastered: boolean, told: boolean}} Mastery `mastered` holds now; `told` once it
 *   was told by a statement, and then it stays
 */

/**
 * Mastery of each competency asked for.
 * @param {import("./statement.js").Statement[]} statements
 * @param {string} iri
 * @param {string[]} competencies
 * @returns {Map<string, Mastery>}
 */
export function mastery(statements, iri, competencies) {
  const scored = [...latestAnswers(statements, iri).values()].filter((given) => given.score !== null);
  const told = new Set(
    statements
      .filter((statement) => statement.verb.id === VERB.mastered)
      .map((statement) => idOf(iri, "competency", statement.object.id)),
  );
  return new Map(
    competencies.map((competency) => {
      const scores = scored.filter((given) => given.competencies.includes(competency)).map((given) => Number(given.score));
      const mean = scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : 0;
      // Sums of tenths come out a hair low: 4.0 of 5 must count as 0.8.
      const reached = scores.length >= ENOUGH && mean >= HIGH_ENOUGH - 1e-9;
      return [competency, { answered: scores.length, mean, mastered: reached, told: told.has(competency) }];
    }),
  );
}
