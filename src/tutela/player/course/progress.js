// Progress of each unit: opened, which of its items were answered, completed.
import { idOf, inOrder, unitOf } from "./fold.js";
import { VERB } from "./vocabulary.js";

/** @typedef {{opened: boolean, answered: Set<string>, completed: boolean, last: string}} UnitProgress `last` is a timestamp */

/**
 * Progress by unit id; a unit nobody touched is missing.
 * @param {import("./statement.js").Statement[]} statements
 * @param {string} iri
 * @returns {Map<string, UnitProgress>}
 */
export function unitProgress(statements, iri) {
  /** @type {Map<string, UnitProgress>} */
  const units = new Map();
  for (const statement of inOrder(statements)) {
    const unit = idOf(iri, "unit", statement.object.id) || unitOf(iri, statement);
    if (unit === "") continue;
    const progress = units.get(unit) || { opened: false, answered: new Set(), completed: false, last: "" };
    units.set(unit, progress);
    progress.last = statement.timestamp;
    if (statement.verb.id === VERB.experienced) progress.opened = true;
    if (statement.verb.id === VERB.completed) progress.completed = true;
    if (statement.verb.id === VERB.answered) progress.answered.add(idOf(iri, "item", statement.object.id));
  }
  return units;
}
