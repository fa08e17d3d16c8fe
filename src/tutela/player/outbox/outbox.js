// Statements waiting for the hub: taken in order, removed only when the hub acknowledged them, set aside when it refused them.
import { extension } from "../course/vocabulary.js";

/**
 * @typedef {import("./database.js").Database} Database
 * @typedef {import("../course/statement.js").Statement} Statement
 * @typedef {{device: string, sequence: number, id: string}} Waiting
 * @typedef {{id: string, status: number, reason: string, at: string}} Refused `reason` is the hub's, `at` a timestamp
 */

/** At most so many statements go in one request. */
export const BATCH = 50;

/**
 * The next statements to send, in the order of their sequence numbers.
 * @param {Database} database
 * @param {number} [limit] all when missing
 * @returns {Promise<Statement[]>}
 */
export function waiting(database, limit) {
  return database.run(["outbox", "statements"], "readonly", async (rows) => {
    /** @type {Waiting[]} */
    const next = await rows.all("outbox", limit);
    return Promise.all(next.map((row) => rows.get("statements", row.id)));
  });
}

/** How many wait and how many were refused. @param {Database} database @returns {Promise<{waiting: number, refused: number}>} */
export function counts(database) {
  return database.run(["outbox", "aside"], "readonly", async (rows) => ({
    waiting: await rows.count("outbox"),
    refused: await rows.count("aside"),
  }));
}

/**
 * Takes out what the hub acknowledged; ids it did not name stay.
 * @param {Database} database
 * @param {Statement[]} sent
 * @param {string[]} acknowledged
 */
export function takeOut(database, sent, acknowledged) {
  const named = new Set(acknowledged);
  const done = sent.filter((statement) => named.has(statement.id)).map(waitingRow);
  return database.run(["outbox"], "readwrite", async (rows) => {
    await Promise.all(done.map((row) => rows.remove("outbox", [row.device, row.sequence])));
  });
}

/**
 * Sets aside a statement that the hub refused. It stays on the device, is told to the learner and can be exported.
 * @param {Database} database
 * @param {Statement} statement
 * @param {{status: number, reason: string, at: string}} refusal
 */
export function setAside(database, statement, refusal) {
  const { device, sequence } = waitingRow(statement);
  return database.run(["outbox", "aside"], "readwrite", async (rows) => {
    await rows.put("aside", { id: statement.id, ...refusal });
    await rows.remove("outbox", [device, sequence]);
  });
}

/** What the hub refused, with its reasons. @param {Database} database @returns {Promise<Refused[]>} */
export function refused(database) {
  return database.run(["aside"], "readonly", (rows) => rows.all("aside"));
}

/** Puts refused statements back, to be sent once more. @param {Database} database */
export function sendAgain(database) {
  return database.run(["aside", "outbox", "statements"], "readwrite", async (rows) => {
    /** @type {Refused[]} */
    const set = await rows.all("aside");
    const statements = await Promise.all(set.map((row) => rows.get("statements", row.id)));
    await Promise.all(statements.filter(Boolean).map((statement) => rows.put("outbox", waitingRow(statement))));
    await rows.clear("aside");
  });
}

/**
 * Everything that waits or was refused, to be saved as a file: an address that changed overnight strands the outbox.
 * With an actor each can be posted to a hub as it is.
 * @param {Database} database
 * @param {any} actor of the hub that was joined, or null
 * @returns {Promise<any[]>}
 */
export async function exported(database, actor) {
  const set = await database.run(["aside", "statements"], "readonly", async (rows) => {
    /** @type {Refused[]} */
    const aside = await rows.all("aside");
    return Promise.all(aside.map((row) => rows.get("statements", row.id)));
  });
  const all = [...(await waiting(database)), ...set];
  return actor ? all.map((statement) => ({ ...statement, actor })) : all;
}

/**
 * The outbox row of a statement.
 * @param {Statement} statement
 * @returns {Waiting}
 */
export function waitingRow(statement) {
  const extensions = statement.context.extensions;
  return { device: extensions[extension("device")], sequence: extensions[extension("sequence")], id: statement.id };
}
