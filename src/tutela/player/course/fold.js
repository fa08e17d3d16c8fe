// What the folds share: statements in one order, once each, read by what they are about.

/** @typedef {import("./statement.js").Statement} Statement */

/**
 * Each statement once, oldest first by (timestamp, id): any order and any repetition gives the same (docs/record.md, Folds).
 * @param {Statement[]} statements
 * @returns {Statement[]}
 */
export function inOrder(statements) {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return [...byId.values()].sort(compare);
}

/** @param {Statement} one @param {Statement} other */
function compare(one, other) {
  const difference = Date.parse(one.timestamp) - Date.parse(other.timestamp);
  if (difference) return difference;
  return one.id < other.id ? -1 : 1;
}

/**
 * The id in an activity `IRI/KIND/ID`, or "" when it is another kind or another kit.
 * @param {string} iri
 * @param {string} kind
 * @param {string | undefined} activity
 */
export function idOf(iri, kind, activity) {
  const start = `${iri}/${kind}/`;
  return activity !== undefined && activity.startsWith(start) ? activity.slice(start.length) : "";
}

/** The unit in whose context something was done, or "". @param {string} iri @param {Statement} statement */
export function unitOf(iri, statement) {
  const parents = statement.context.contextActivities.parent || [];
  return parents.map((parent) => idOf(iri, "unit", parent.id)).find((id) => id !== "") || "";
}
