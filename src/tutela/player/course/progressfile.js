// The progress file: everything this device knows of one learner, to be carried by hand to another browser.
import { STORE_NAMES } from "../outbox/stores.js";
import { waitingRow } from "../outbox/outbox.js";
import { extension } from "./vocabulary.js";

/**
 * @typedef {import("../outbox/database.js").Database} Database
 * @typedef {import("./statement.js").Statement} Statement
 * @typedef {{
 *   format: "tutela-progress", version: 1, kit: string, saved: string,
 *   statements: Statement[], marks: any[], notes: any[], texts: any[], choices: any[],
 * }} ProgressFile
 */

const FORMAT = "tutela-progress";
const VERSION = 1;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A file that cannot be read; the message is the key of interface words, `values` fill them. */
export class UnreadableFile extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.values = values;
  }
}

/**
 * What this device knows, without the hub's token.
 * @param {Database} database
 * @param {string} kit
 * @param {number} now milliseconds
 * @returns {Promise<ProgressFile>}
 */
export function makeProgressFile(database, kit, now) {
  return database.run(STORE_NAMES, "readonly", async (rows) => ({
    format: FORMAT,
    version: VERSION,
    kit,
    saved: new Date(now).toISOString(),
    statements: await rows.all("statements"),
    marks: await rows.all("marks"),
    notes: await rows.all("notes"),
    texts: await rows.all("texts"),
    choices: (await rows.all("settings")).filter((row) => row.key in SETTINGS),
  }));
}

/**
 * Checks a file before anything is changed.
 * @param {string} text
 * @param {string} kit
 * @returns {ProgressFile}
 * @throws {UnreadableFile} saying what is wrong with it
 */
export function checkProgressFile(text, kit) {
  const file = parse(text);
  if (!file || file.format !== FORMAT) throw new UnreadableFile("not-ours");
  if (file.version !== VERSION) throw new UnreadableFile("version", { found: String(file.version), expected: VERSION });
  if (file.kit !== kit) throw new UnreadableFile("other-kit", { found: String(file.kit), expected: kit });
  if (!isFile(file)) throw new UnreadableFile("damaged");
  return file;
}

/**
 * Adds what a file holds. What this device has already stays as it is; of two notes on the same unit the newer stays. New
 * statements wait to be sent like own ones: the hub knows by their ids those that it has.
 * @param {Database} database
 * @param {ProgressFile} file checked
 * @returns {Promise<number>} how many statements were new
 */
export function mergeProgressFile(database, file) {
  return database.run(STORE_NAMES, "readwrite", async (rows) => {
    let added = 0;
    for (const statement of file.statements) {
      if (await rows.get("statements", statement.id)) continue;
      await rows.put("statements", statement);
      await rows.put("outbox", waitingRow(statement));
      added += 1;
    }
    for (const mark of file.marks) await rows.put("marks", mark);
    for (const choice of file.choices) {
      if (!(await rows.get("settings", choice.key))) await rows.put("settings", choice);
    }
    for (const note of file.notes) {
      const here = await rows.get("notes", note.unit);
      if (!here || here.at < note.at) await rows.put("notes", note);
    }
    for (const text of file.texts) {
      const here = await rows.get("texts", text.id);
      if (!here || here.at < text.at) await rows.put("texts", text);
    }
    return added;
  });
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @typedef {(value: any) => boolean} Is */

/** @type {Is} */
const isText = (value) => typeof value === "string";
/** @type {Is} */
const isNumber = (value) => typeof value === "number";
/** @type {Is} */
const isFlag = (value) => typeof value === "boolean";
/** @type {Is} */
const isId = (value) => isText(value) && UUID.test(value);
/** @type {Is} */
const isTime = (value) => isText(value) && !Number.isNaN(Date.parse(value));
/** @param {Is} is @returns {Is} */
const maybe = (is) => (value) => value === undefined || is(value);
/** @param {Is} is @returns {Is} */
const listOf = (is) => (value) => Array.isArray(value) && value.every(is);
/** @param {Record<string, Is>} parts @returns {Is} */
const having = (parts) => (value) => value instanceof Object && Object.keys(parts).every((key) => parts[key](value[key]));

const isActivity = having({ id: isText, definition: maybe(having({ type: maybe(isText) })) });

/** Everything that the folds and the pages read of a statement has the form in which the player writes it. */
const isStatement = having({
  id: isId,
  timestamp: isTime,
  verb: having({ id: isText }),
  object: isActivity,
  result: maybe(
    having({
      response: maybe(isText),
      success: maybe(isFlag),
      completion: maybe(isFlag),
      duration: maybe(isText),
      score: maybe(having({ scaled: isNumber, raw: maybe(isNumber), min: maybe(isNumber), max: maybe(isNumber) })),
    }),
  ),
  context: having({
    contextActivities: having({ grouping: listOf(isActivity), parent: maybe(listOf(isActivity)) }),
    extensions: having({
      [extension("device")]: isId,
      [extension("sequence")]: Number.isInteger,
      [extension("competencies")]: maybe(listOf(isText)),
      [extension("version")]: maybe(isText),
      [extension("place")]: maybe(isText),
      [extension("form")]: maybe(isNumber),
      [extension("attempt")]: maybe(isText),
      [extension("shared")]: maybe(isText),
    }),
  }),
});

/** @type {Record<string, Is>} */
const SETTINGS = {
  // @ts-expect-error Without a prototype, so that no other name is a key.
  __proto__: null,
  constituent: isText,
  place: having({ book: isText, unit: isText, unitTitle: isText, heading: isText, headingTitle: isText }),
};

const isFile = having({
  statements: listOf(isStatement),
  marks: listOf(having({ key: isText, kind: isText, of: isText, value: (value) => isNumber(value) || value === true })),
  notes: listOf(having({ unit: isText, text: isText, at: isTime })),
  texts: listOf(having({ id: isText, text: isText, at: isTime, shared: maybe(isText), sharedText: maybe(isText) })),
  choices: listOf((row) => having({ key: isText })(row) && row.key in SETTINGS && SETTINGS[row.key](row.value)),
});
