// How each kind is scored: plain functions of ids, told to authors in docs/items.md. All give 0 to 1, and 1 only when
// the answer is wholly right.

/**
 * choice: right or not.
 * @param {string} right @param {string} chosen
 */
export const scoreChoice = (right, chosen) => (right === chosen ? 1 : 0);

/**
 * choices, trace: (right ones chosen - wrong ones chosen) / right ones, not below 0; where none is right, choosing none
 * is right.
 * @param {string[]} right @param {string[]} chosen
 */
export function scoreOptions(right, chosen) {
  const hits = chosen.filter((id) => right.includes(id)).length;
  const misses = chosen.length - hits;
  return right.length ? Math.max(0, hits - misses) / right.length : misses ? 0 : 1;
}

/**
 * match, sort, chain, levels: the share of entries that stand in their place.
 * @param {[string, string][]} right entry and place @param {[string, string][]} placed
 */
export function scorePlaces(right, placed) {
  const at = new Map(placed);
  return right.filter(([entry, place]) => at.get(entry) === place).length / right.length;
}

/**
 * order: the share of neighbours of which the first belongs before the second. All of them do only in the one right
 * order.
 * @param {string[]} right @param {string[]} given
 */
export function scoreOrder(right, given) {
  const ordered = given.slice(1).filter((id, index) => right.indexOf(given[index]) < right.indexOf(id));
  return given.length < 2 ? 1 : ordered.length / (given.length - 1);
}

/**
 * branch: the share of sound decisions on the way taken.
 * @param {boolean[]} sound
 */
export const scoreDecisions = (sound) => (sound.length ? sound.filter(Boolean).length / sound.length : 0);

/**
 * determine: four equal parts, the three questions and the outcomes (scored as choices are).
 * @param {[string, string][]} findings @param {[string, string][]} given @param {string[]} right @param {string[]} chosen
 */
export const scoreDetermine = (findings, given, right, chosen) =>
  (scorePlaces(findings, given) * findings.length + scoreOptions(right, chosen)) / (findings.length + 1);
