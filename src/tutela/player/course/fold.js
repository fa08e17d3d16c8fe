// What the folds share: statements in one order, once each, read by what they are about.
import { extension } from "./vocabulary.js";

/** @typedef {import("./statement.js").Statement} Statement */

/**
 * Each statement once, oldest first by (time, device, its count, id): any order and any repetition gives the same
 * (docs/record.md, Folds). What a device said before something else cannot be later than that, whatever its clock said: it
 * comes with the time of what was said after it.
 * @param {Statement[]} statements
 * @returns {Statement[]}
 */
export function inOrder(statements) {
  const each = [...new Map(statements.map((statement) => [statement.id, statement])).values()].map(timed);
  /** @type {Record<string, number>} by device, the earliest time of those counted after */
  const earliest = {};
  for (const one of each.sort((a, b) => b.count - a.count || b.time - a.time)) {
    if (one.time > earliest[one.device]) {
      one.time = earliest[one.device];
      one.statement = { ...one.statement, timestamp: new Date(one.time).toISOString() };
    }
    earliest[one.device] = one.time;
  }
  return each.sort(compare).map((one) => one.statement);
}

/** @typedef {{statement: Statement, time: number, device: string, count: number}} Timed */

/** @param {Statement} statement @returns {Timed} */
function timed(statement) {
  const { extensions } = statement.context;
  const [device, count] = [extensions[extension("device")], extensions[extension("sequence")]];
  return { statement, time: Date.parse(statement.timestamp), device, count };
}

/** @param {Timed} a @param {Timed} b */
function compare(a, b) {
  if (a.time !== b.time) return a.time - b.time;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.count - b.count || (a.statement.id < b.statement.id ? -1 : 1);
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
