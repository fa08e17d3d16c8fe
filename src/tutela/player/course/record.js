// What was done becomes a statement: stored, numbered and put in the outbox in one transaction.
import { makeId } from "./identity.js";
import { finish } from "./statement.js";

/**
 * @typedef {import("./statement.js").Statement} Statement
 * @typedef {import("../outbox/database.js").Database} Database
 * @typedef {{clock: () => number, fill: import("./identity.js").FillRandom}} Chance the clock in milliseconds and the randomness
 */

/**
 * Stores a statement and puts it in the outbox. The sequence number is taken inside the same transaction: the browser
 * runs those one after the other, also of different tabs, so that numbers have no gap and none is given twice.
 * @param {Database} database
 * @param {import("./statement.js").Draft} draft
 * @param {Chance} chance
 * @param {string} [id] where something else names the statement already
 * @returns {Promise<Statement>}
 */
export async function record(database, draft, { clock, fill }, id = makeId(fill)) {
  const freshDevice = makeId(fill);
  const timestamp = new Date(clock()).toISOString();
  return database.run(["statements", "outbox", "settings", "hub"], "readwrite", async (rows) => {
    const row = await rows.get("settings", "device");
    const device = row ? row.id : freshDevice;
    const sequence = row ? row.sequence + 1 : 1;
    const hub = await rows.get("hub", "hub");
    const statement = finish(draft, { id, timestamp, device, sequence, registration: hub && hub.registration });
    await rows.put("settings", { key: "device", id: device, sequence });
    await rows.put("statements", statement);
    await rows.put("outbox", { device, sequence, id });
    return statement;
  });
}

/**
 * All statements of this device, in no particular order.
 * @param {Database} database
 * @returns {Promise<Statement[]>}
 */
export function recorded(database) {
  return database.run(["statements"], "readonly", (rows) => rows.all("statements"));
}
