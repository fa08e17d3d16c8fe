// What a browser keeps, and for how long.

/**
 * How long this browser keeps what is learnt: `kept`; `page` where each file has a store of its own (Firefox, from a folder);
 * `nothing` where no database opens (some private windows).
 * @typedef {"kept" | "page" | "nothing"} Keeping
 */

/** @param {import("../outbox/database.js").Database} database @returns {Keeping} */
export function keepingOf(database) {
  if (!database.kept) return "nothing";
  return location.protocol === "file:" && /firefox/i.test(navigator.userAgent) ? "page" : "kept";
}

/**
 * Asks the browser not to clear this when space is short. Firefox would ask the learner in a window of its own, so there it
 * is left to the button of the progress page.
 */
export function keepStorage() {
  if (!/firefox/i.test(navigator.userAgent)) askToKeep();
}

/** Gives whether the browser promises to keep it; null where it cannot say. @returns {Promise<boolean | null>} */
export async function askToKeep() {
  return navigator.storage && navigator.storage.persist ? navigator.storage.persist() : null;
}

/** Whether it is promised already; null where the browser cannot say. @returns {Promise<boolean | null>} */
export async function promisedToKeep() {
  return navigator.storage && navigator.storage.persisted ? navigator.storage.persisted() : null;
}
