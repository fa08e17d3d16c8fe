// One tab sends at a time. `navigator.locks` is missing outside secure contexts, so a row with an expiry stands for the lock.
// Two tabs that send the same thing do no harm (the hub knows statements by id), so a lease need not be perfect.

/** A lease holds so many milliseconds unless it is renewed: a page that was left while it sent holds up the next no longer. */
export const LEASE = 9_000;

/** @typedef {import("./database.js").Database} Database */

/**
 * Takes or renews the lease.
 * @param {Database} database
 * @param {string} holder names the tab
 * @param {number} now milliseconds
 * @returns {Promise<boolean>} whether it is ours
 */
export function takeLease(database, holder, now) {
  return database.run(["settings"], "readwrite", async (rows) => {
    const lease = await rows.get("settings", "lease");
    const left = lease ? lease.until - now : 0;
    // More time left than a lease can have means that the clock was set back: then it counts as expired.
    if (lease && lease.holder !== holder && left > 0 && left <= LEASE) return false;
    await rows.put("settings", { key: "lease", holder, until: now + LEASE });
    return true;
  });
}

/** Gives the lease back. @param {Database} database @param {string} holder */
export function giveLease(database, holder) {
  return database.run(["settings"], "readwrite", async (rows) => {
    const lease = await rows.get("settings", "lease");
    if (lease && lease.holder === holder) await rows.remove("settings", "lease");
  });
}
