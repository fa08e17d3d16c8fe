// Attempts at tests and pre-checks: begun, answers given in them, ended with which score.
import { answers } from "./answers.js";
import { idOf, inOrder } from "./fold.js";
import { VERB, extension } from "./vocabulary.js";

/**
 * @typedef {{
 *   attempt: string, kind: "test" | "precheck", book: string, form: number, begun: string, version: string, revision: string,
 *   ended: string, score: number, right: number, questions: number, passed: boolean,
 *   answers: Map<string, import("./answers.js").Given>, asked: string[], only: string[],
 * }} Attempt `version` names the package and `revision` the questions as they were at its end, before that at its
 *   beginning; `ended` is "" while it is open; `answers` are the latest by question id; `asked` are the ids of its questions,
 *   none where it does not tell; `only` the competencies that it was limited to, none for the whole test; a part is never passed
 */

/**
 * All attempts, the oldest first.
 * @param {import("./statement.js").Statement[]} statements
 * @param {string} iri
 * @returns {Attempt[]}
 */
export function attempts(statements, iri) {
  const ordered = inOrder(statements);
  /** @type {Map<string, Attempt>} */
  const found = new Map();
  for (const statement of ordered) {
    if (statement.verb.id === VERB.attempted) begin(found, statement, iri);
  }
  for (const statement of ordered) end(found, statement, iri);
  for (const given of answers(ordered, iri)) {
    const attempt = found.get(given.attempt || "");
    if (attempt) attempt.answers.set(given.id, given);
  }
  return [...found.values()];
}

/** @param {Map<string, Attempt>} found @param {import("./statement.js").Statement} statement @param {string} iri */
function begin(found, statement, iri) {
  const test = idOf(iri, "test", statement.object.id);
  const book = test || idOf(iri, "precheck", statement.object.id);
  const id = statement.context.extensions[extension("attempt")];
  if (!book || !id) return;
  found.set(id, {
    attempt: id,
    kind: test ? "test" : "precheck",
    book,
    form: Number(statement.context.extensions[extension("form")]),
    begun: statement.timestamp,
    ...textOf(statement, iri),
    ended: "",
    score: 0,
    right: 0,
    questions: 0,
    passed: false,
    answers: new Map(),
    asked: listOf(statement, "questions"),
    only: listOf(statement, "only"),
  });
}

/** @param {Map<string, Attempt>} found @param {import("./statement.js").Statement} statement @param {string} iri */
function end(found, statement, iri) {
  const { verb, object, result, context } = statement;
  const isEnd = [VERB.passed, VERB.failed, VERB.completed].includes(verb.id);
  const attempt = found.get(context.extensions[extension("attempt")]);
  if (!isEnd || !attempt || !result || !result.score || idOf(iri, attempt.kind, object.id) !== attempt.book) return;
  Object.assign(attempt, textOf(statement, iri));
  attempt.ended = statement.timestamp;
  attempt.score = result.score.scaled;
  attempt.right = result.score.raw || 0;
  attempt.questions = result.score.max || 0;
  attempt.passed = verb.id === VERB.passed;
}

/** Which package and which questions were there. @param {import("./statement.js").Statement} statement @param {string} iri */
function textOf({ context }, iri) {
  const versions = context.contextActivities.grouping.map(({ id }) => idOf(iri, "package", id));
  return { version: versions.find((version) => version !== "") || "", revision: context.revision || "" };
}

/** @param {import("./statement.js").Statement} statement @param {string} name @returns {string[]} */
function listOf(statement, name) {
  const list = statement.context.extensions[extension(name)];
  return Array.isArray(list) ? list.map(String) : [];
}
