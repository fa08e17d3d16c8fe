// The same database in memory: for browsers that keep nothing, and for tests without a browser.
import { STORES, STORE_NAMES } from "./stores.js";

/** @typedef {import("./stores.js").StoreName} StoreName */

/** @returns {import("./database.js").Database} */
export function memoryDatabase() {
  /** @type {Map<StoreName, Map<string, any>>} */
  let kept = new Map(STORE_NAMES.map((name) => [name, new Map()]));
  /** @type {Promise<any>} */
  let turn = Promise.resolve();
  return {
    kept: false,
    run(_stores, _mode, work) {
      const next = turn.then(async () => {
        const draft = new Map([...kept].map(([name, rows]) => [name, new Map(rows)]));
        const result = await work(rowsOf(draft));
        kept = draft;
        return result;
      });
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

/** @param {Map<StoreName, Map<string, any>>} stores @returns {import("./database.js").Rows} */
function rowsOf(stores) {
  /** @param {StoreName} store */
  const rows = (store) => /** @type {Map<string, any>} */ (stores.get(store));
  return {
    get: async (store, key) => rows(store).get(spell(key)),
    all: async (store, limit) => [...rows(store).entries()].sort(byKey).map(([, row]) => row).slice(0, limit),
    count: async (store) => rows(store).size,
    put: async (store, row) => void rows(store).set(spell(keyOf(store, row)), row),
    remove: async (store, key) => void rows(store).delete(spell(key)),
    clear: async (store) => rows(store).clear(),
  };
}

/** @param {StoreName} store @param {any} row */
function keyOf(store, row) {
  const path = STORES[store];
  return Array.isArray(path) ? path.map((field) => row[field]) : row[path];
}

/** Numbers are padded so that text order is number order, as in IndexedDB. @param {any} key @returns {string} */
function spell(key) {
  if (Array.isArray(key)) return key.map(spell).join("\n");
  return typeof key === "number" ? String(key).padStart(16, "0") : String(key);
}

/** @param {[string, any]} one @param {[string, any]} other */
const byKey = ([one], [other]) => (one < other ? -1 : 1);
