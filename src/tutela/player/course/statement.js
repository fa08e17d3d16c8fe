// Statements as docs/record.md shapes them: one function an action, each giving a draft; `finish` adds what the device knows.
import { ACTIVITY_TYPE, VERB, extension } from "./vocabulary.js";

/**
 * @typedef {{kit: string, iri: string, version: string, language: string, revision?: string}} Package what every page says of its
 *   package, and `revision` of its own text
 * @typedef {{id: string, definition?: {type: string}}} Activity
 * @typedef {{scaled: number, raw?: number, min?: number, max?: number}} Score
 * @typedef {{response?: string, success?: boolean, score?: Score, duration?: string, completion?: boolean}} Result
 * @typedef {{
 *   contextActivities: {grouping: Activity[], parent?: Activity[]},
 *   extensions: Record<string, any>,
 *   registration?: string, revision?: string, language: string, platform: string,
 * }} Context
 * @typedef {{verb: {id: string}, object: Activity, result?: Result, context: Context}} Draft a statement without id and time
 * @typedef {Draft & {id: string, timestamp: string}} Statement stored without actor; the connector adds it
 * @typedef {{
 *   id: string, version: string, kind: string, activity: string, competencies: string[], response: string,
 *   score: number | null, success: boolean | null, duration: number,
 * }} Answer what an item tells of an answer; score 0 to 1, duration in seconds
 * @typedef {{
 *   kind: "test" | "precheck", book: string, form: number, attempt: string, asked?: string[], only?: string[],
 * }} Sitting one attempt at a test; `asked` are its questions, `only` the competencies that it is limited to
 * @typedef {"practice" | "precheck" | "test" | "review"} Place where an answer was given
 */

// @ts-expect-error The bundler puts the version in its place.
const PLATFORM = `Tutela player ${typeof PLAYER_VERSION === "string" ? PLAYER_VERSION : "unbundled"}`;

/**
 * @param {Package} pack
 * @param {string} kind
 * @param {string} id
 * @returns {Activity}
 */
export function activity(pack, kind, id) {
  return { id: `${pack.iri}/${kind}/${id}`, definition: { type: ACTIVITY_TYPE[kind] } };
}

/**
 * @param {Package} pack
 * @param {Activity | null} parent
 * @param {Record<string, any>} extensions names without prefix
 * @returns {Context}
 */
function context(pack, parent, extensions) {
  /** @type {Record<string, any>} */
  const named = {};
  for (const name of Object.keys(extensions)) named[extension(name)] = extensions[name];
  const grouping = [{ id: `${pack.iri}/package/${pack.version}` }];
  return {
    contextActivities: parent ? { grouping, parent: [parent] } : { grouping },
    extensions: named,
    ...(pack.revision ? { revision: pack.revision } : {}),
    language: pack.language,
    platform: PLATFORM,
  };
}

/** The learner opens a unit. @param {Package} pack @param {string} book @param {string} unit @returns {Draft} */
export function opened(pack, book, unit) {
  return {
    verb: { id: VERB.experienced },
    object: activity(pack, "unit", unit),
    context: context(pack, activity(pack, "book", book), {}),
  };
}

/** The learner completes a unit. @param {Package} pack @param {string} book @param {string} unit @returns {Draft} */
export function completed(pack, book, unit) {
  return {
    verb: { id: VERB.completed },
    object: activity(pack, "unit", unit),
    result: { completion: true },
    context: context(pack, activity(pack, "book", book), {}),
  };
}

/**
 * The learner answers an item or a question.
 * @param {Package} pack
 * @param {Answer} answer
 * @param {{place: Place, unit?: string, sitting?: Sitting}} where the unit, or the sitting of a test or pre-check
 * @returns {Draft}
 */
export function answered(pack, answer, { place, unit, sitting }) {
  /** @type {Result} */
  const result = { response: answer.response, duration: spell(answer.duration) };
  if (answer.score !== null) {
    result.score = { scaled: answer.score };
    result.success = answer.success === true;
  }
  const known = { version: answer.version, competencies: answer.competencies, place };
  return {
    verb: { id: VERB.answered },
    object: activity(pack, answer.activity, answer.id),
    result,
    context: context(
      pack,
      parentOf(pack, unit, sitting),
      sitting ? { ...known, form: sitting.form, attempt: sitting.attempt } : known,
    ),
  };
}

/**
 * The learner writes a reflection; its text stays out of the statement.
 * @param {Package} pack
 * @param {{id: string, version: string, competencies: string[]}} item
 * @param {string} unit
 * @param {string} [shared] id of the erasable text on the hub, when shared
 * @returns {Draft}
 */
export function reflected(pack, item, unit, shared) {
  const known = { version: item.version, competencies: item.competencies, place: "practice" };
  return {
    verb: { id: VERB.answered },
    object: activity(pack, "item", item.id),
    context: context(pack, activity(pack, "unit", unit), shared ? { ...known, shared } : known),
  };
}

/** The learner begins a test or pre-check. @param {Package} pack @param {Sitting} sitting @returns {Draft} */
export function begun(pack, sitting) {
  return {
    verb: { id: VERB.attempted },
    object: activity(pack, sitting.kind, sitting.book),
    context: context(pack, null, {
      form: sitting.form,
      attempt: sitting.attempt,
      ...(sitting.asked ? { questions: sitting.asked } : {}),
      ...(isPart(sitting) ? { only: sitting.only } : {}),
    }),
  };
}

/** Whether a test asks about a part of its book. @param {Sitting} sitting */
const isPart = ({ only = [] }) => only.length > 0;

/**
 * The learner ends a test (passed or failed), a part of one or a pre-check (completed: neither passes a book).
 * @param {Package} pack
 * @param {Sitting} sitting
 * @param {{right: number, questions: number, pass: number}} outcome `pass` is the share needed
 * @returns {Draft}
 */
export function ended(pack, sitting, { right, questions, pass }) {
  const scaled = questions ? right / questions : 0;
  const success = scaled >= pass;
  const verb = sitting.kind === "precheck" || isPart(sitting) ? VERB.completed : success ? VERB.passed : VERB.failed;
  return {
    verb: { id: verb },
    object: activity(pack, sitting.kind, sitting.book),
    result: { score: { scaled, raw: right, min: 0, max: questions }, success },
    context: context(pack, null, { form: sitting.form, attempt: sitting.attempt }),
  };
}

/** The learner masters a competency. @param {Package} pack @param {string} competency @param {number} mean @returns {Draft} */
export function mastered(pack, competency, mean) {
  return {
    verb: { id: VERB.mastered },
    object: activity(pack, "competency", competency),
    result: { score: { scaled: mean } },
    context: context(pack, null, {}),
  };
}

/**
 * A draft becomes a statement of this device.
 * @param {Draft} draft
 * @param {{id: string, timestamp: string, device: string, sequence: number, registration?: string}} made
 * @returns {Statement}
 */
export function finish(draft, { id, timestamp, device, sequence, registration }) {
  const extensions = { ...draft.context.extensions, [extension("device")]: device, [extension("sequence")]: sequence };
  const surroundings = { ...draft.context, extensions };
  return {
    id,
    timestamp,
    ...draft,
    context: registration ? { ...surroundings, registration } : surroundings,
  };
}

/** @param {Package} pack @param {string | undefined} unit @param {Sitting | undefined} sitting */
function parentOf(pack, unit, sitting) {
  if (sitting) return activity(pack, sitting.kind, sitting.book);
  return unit ? activity(pack, "unit", unit) : null;
}

/** Seconds as an ISO 8601 duration to a hundredth of a second (xAPI 2.0, 4.2.7). @param {number} seconds */
function spell(seconds) {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;
}
