// The due list as the pages with the scheduler leave it for those without: when each card is due, and until when that is known.

/**
 * @typedef {{made: number, cards: [number, string[], string][]}} DueList `made` in milliseconds; due day, competencies and book of each
 *   card
 */

/**
 * What is due on a day, or null where answers given since on an earlier day make the list too old to tell.
 * @param {DueList | null} list
 * @param {import("./statement.js").Statement[]} statements
 * @param {number} today day number
 * @param {(milliseconds: number) => number} dayOf
 * @param {string} book whose cards are counted; empty for all
 * @returns {{count: number, competencies: Set<string>} | null} the competencies are those of all books
 */
export function dueToday(list, statements, today, dayOf, book) {
  if (!list) return null;
  const { made, cards } = list;
  const times = statements.map((statement) => Date.parse(statement.timestamp));
  // What was answered today cannot be due today.
  if (times.some((time) => time > made && dayOf(time) < today)) return null;
  const due = cards.filter(([day]) => day <= today);
  const own = due.filter(([, , of]) => !book || of === book);
  return { count: own.length, competencies: new Set(due.flatMap(([, competencies]) => competencies)) };
}
