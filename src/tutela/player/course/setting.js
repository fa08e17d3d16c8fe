// Choices of the learner on this device: constituent and reach, the place where reading stopped.

/** @typedef {import("../outbox/database.js").Database} Database */

/**
 * A setting, or null.
 * @param {Database} database
 * @param {string} key
 * @returns {Promise<any>}
 */
export async function readSetting(database, key) {
  const row = await database.run(["settings"], "readonly", (rows) => rows.get("settings", key));
  return row ? row.value : null;
}

/** @param {Database} database @param {string} key @param {any} value */
export function writeSetting(database, key, value) {
  return database.run(["settings"], "readwrite", (rows) => rows.put("settings", { key, value }));
}
