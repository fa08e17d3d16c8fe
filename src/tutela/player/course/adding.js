// Adds to the record of a learner: an action, or an answer with the mastery that it completes.
import { fillRandom } from "./identity.js";
import { mastery } from "./mastery.js";
import { orTell } from "./notkept.js";
import { record } from "./record.js";
import { answered, mastered } from "./statement.js";
import { keepStorage } from "./storage.js";

/** @typedef {import("./learning.js").Learning} Learning */

const chance = { clock: Date.now, fill: fillRandom };

/**
 * Records an action and sends it when it can.
 * @param {Learning} learning
 * @param {import("./statement.js").Draft} draft
 * @param {string} [id] as for `record`
 */
export async function add(learning, draft, id) {
  const statement = await orTell(record(learning.database, draft, chance, id));
  learning.statements.push(statement);
  learning.sender.nudge();
  return statement;
}

/**
 * Records an answer, and each competency that it completes.
 * @param {Learning} learning
 * @param {import("./statement.js").Answer} answer
 * @param {{place: import("./statement.js").Place, unit?: string, sitting?: import("./statement.js").Sitting}} where
 */
export async function addAnswer(learning, answer, where) {
  const statement = await add(learning, answered(learning.page, answer, where));
  const reached = mastery(learning.statements, learning.page.iri, answer.competencies);
  for (const [competency, state] of reached) {
    if (state.mastered && !state.told) await add(learning, mastered(learning.page, competency, state.mean));
  }
  keepStorage();
  return statement;
}
