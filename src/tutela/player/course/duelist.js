// The due list as the pages with the scheduler leave it for those without: when each card is due, and until when that is known.

/**
 * @typedef {{made: number, cards: [number, string[]][]}} DueList `made` in milliseconds; due day and competencies of each card
 */

/**
 * What is due on a day, or null where answers given since on an earlier day make the list too old to tell.
 * @param {DueList | null} list
 * @param {import("./statement.js").Statement[]} statements
 * @param {number} today day number
 * @param {(milliseconds: number) => number} dayOf
 * @returns {{count: number, competencies: Set<string>} | null}
 */
export function dueToday(list, statements, today, dayOf) {
  if (!list) return null;
  const { made, cards } = list;
  const times = statements.map((statement) => Date.parse(statement.timestamp));
  // What was answered today cannot be due today.
  if (times.some((time) => time > made && dayOf(time) < today)) return null;
  const due = cards.filter(([day]) => day <= today);
  return { count: due.length, competencies: new Set(due.flatMap(([, competencies]) => competencies)) };
}
