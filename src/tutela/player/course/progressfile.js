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
const CHOICES = ["constituent", "place"];
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
    choices: (await rows.all("settings")).filter((row) => CHOICES.includes(row.key)),
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
  if (!file || file.format !== FORMAT) throw new UnreadableFile("file.not-ours");
  if (file.version !== VERSION) throw new UnreadableFile("file.version", { found: String(file.version), expected: VERSION });
  if (file.kit !== kit) throw new UnreadableFile("file.other-kit", { found: String(file.kit), expected: kit });
  const lists = ["statements", "marks", "notes", "texts", "choices"];
  const damaged = lists.some((name) => !Array.isArray(file[name])) || !file.statements.every(isStatement) || !keyed(file);
  if (damaged) throw new UnreadableFile("file.damaged");
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

/** @param {any} statement */
function isStatement(statement) {
  if (!statement || !UUID.test(statement.id) || Number.isNaN(Date.parse(statement.timestamp))) return false;
  const { verb, object, context } = statement;
  if (!verb || typeof verb.id !== "string" || !object || typeof object.id !== "string") return false;
  const extensions = context && context.extensions;
  return Boolean(
    extensions &&
      UUID.test(extensions[extension("device")]) &&
      Number.isInteger(extensions[extension("sequence")]) &&
      context.contextActivities &&
      Array.isArray(context.contextActivities.grouping),
  );
}

/** @param {any} file */
function keyed(file) {
  /** @param {any[]} list @param {string} key */
  const has = (list, key) => list.every((row) => row && typeof row[key] === "string");
  return has(file.marks, "key") && has(file.choices, "key") && has(file.notes, "unit") && has(file.texts, "id");
}
