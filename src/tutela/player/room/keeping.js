// What a phone in a room keeps until it is sent: in the browser's storage, so that sleep, a reload or a flat line lose nothing.

/** What every key of a room begins with. */
export const PREFIX = "tutela-room-";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Store */

/** The browser's storage; memory where it has none. @returns {Store} */
export function openStore() {
  try {
    const probe = `${PREFIX}probe`;
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return memoryStore();
  }
}

/** @returns {Store} */
export function memoryStore() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    getItem: (key) => (kept.has(key) ? /** @type {string} */ (kept.get(key)) : null),
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** @template T @param {Store} store @param {string} key @param {T} otherwise @returns {T} */
export function readKept(store, key, otherwise) {
  try {
    return JSON.parse(store.getItem(key) || "") || otherwise;
  } catch {
    return otherwise;
  }
}

/** @param {Store} store @param {string} key @param {unknown} value */
export function keep(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // Full: what is typed still stands on the page and is sent from there.
  }
}

/** Forgets what was typed or waits in any room, for those who wipe their device. */
export function forgetRooms() {
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of kept) localStorage.removeItem(key);
  } catch {
    // A browser without storage has kept nothing.
  }
}
