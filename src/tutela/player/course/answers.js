// The latest answer to each item and question.
import { idOf, inOrder } from "./fold.js";
import { VERB, extension } from "./vocabulary.js";

/**
 * @typedef {import("./statement.js").Statement} Statement
 * @typedef {{
 *   id: string, activity: "item" | "question", statement: string, timestamp: string, version: string, revision: string,
 *   response: string | undefined, score: number | null, success: boolean | null,
 *   competencies: string[], place: string, attempt: string | undefined,
 * }} Given an answer as it was given; `version` is the item's, `revision` that of its unit or bank; score and
 *   success are null where the kind is never scored
 */

/**
 * All answers, oldest first.
 * @param {Statement[]} statements
 * @param {string} iri
 * @returns {Given[]}
 */
export function answers(statements, iri) {
  return inOrder(statements)
    .filter((statement) => statement.verb.id === VERB.answered)
    .map((statement) => read(statement, iri))
    .filter((given) => given.id !== "");
}

/**
 * The latest answer by `item/ID` or `question/ID`.
 * @param {Statement[]} statements
 * @param {string} iri
 * @returns {Map<string, Given>}
 */
export function latestAnswers(statements, iri) {
  return new Map(answers(statements, iri).map((given) => [`${given.activity}/${given.id}`, given]));
}

/** @param {Statement} statement @param {string} iri @returns {Given} */
function read(statement, iri) {
  const item = idOf(iri, "item", statement.object.id);
  const said = statement.context.extensions;
  const result = statement.result || {};
  return {
    id: item || idOf(iri, "question", statement.object.id),
    activity: item ? "item" : "question",
    statement: statement.id,
    timestamp: statement.timestamp,
    version: said[extension("version")] || "",
    revision: statement.context.revision || "",
    response: result.response,
    score: result.score ? result.score.scaled : null,
    success: result.success === undefined ? null : result.success,
    competencies: said[extension("competencies")] || [],
    place: said[extension("place")] || "",
    attempt: said[extension("attempt")],
  };
}
