// Where the device keeps what was learnt: IndexedDB, or memory where the browser keeps none. Both offer the same `run`.
import { abort, watchAbsence } from "./absence.js";
import { memoryDatabase } from "./memory.js";
import { STORES, STORE_NAMES } from "./stores.js";

/**
 * @typedef {import("./stores.js").StoreName} StoreName
 * @typedef {IDBValidKey} Key
 * @typedef {{
 *   get(store: StoreName, key: Key): Promise<any>,
 *   all(store: StoreName, limit?: number): Promise<any[]>,
 *   count(store: StoreName): Promise<number>,
 *   put(store: StoreName, row: any): Promise<void>,
 *   remove(store: StoreName, key: Key): Promise<void>,
 *   clear(store: StoreName): Promise<void>,
 * }} Rows the rows of the stores that a transaction names, in order of their keys
 * @typedef {{
 *   kept: boolean,
 *   run<T>(stores: StoreName[], mode: "readonly" | "readwrite", work: (rows: Rows) => Promise<T>): Promise<T>,
 * }} Database `kept` is false where everything is gone when the page closes; `run` is all or nothing
 */

const SCHEMA = 1;

/**
 * Opens the database of a package; gives one in memory where the browser offers or allows none.
 * All files opened from a folder share one origin, so the package id is part of the name.
 * @param {string} kit
 * @returns {Promise<Database>}
 */
export async function openDatabase(kit) {
  try {
    const connection = await request(upgradeOn(indexedDB.open(`tutela-${kit}`, SCHEMA)));
    // Another tab with a newer schema waits until this one lets go.
    connection.onversionchange = () => connection.close();
    return stored(connection);
  } catch {
    return memoryDatabase();
  }
}

/** @param {IDBOpenDBRequest} opening */
function upgradeOn(opening) {
  opening.onupgradeneeded = () => {
    for (const name of STORE_NAMES) {
      if (!opening.result.objectStoreNames.contains(name)) {
        opening.result.createObjectStore(name, { keyPath: STORES[name] });
      }
    }
  };
  return opening;
}

/** @template T @param {IDBRequest<T>} asked @returns {Promise<T>} */
function request(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** @param {IDBDatabase} connection @returns {Database} */
function stored(connection) {
  const absence = watchAbsence(window, navigator.userAgent);
  /** @type {Database["run"]} */
  const run = (stores, mode, work) => {
    if (absence.returned) return absence.returned.then(() => run(stores, mode, work));
    return new Promise((resolve, reject) => {
      // Strict: the answer is on the disk, not only with the operating system, before anything says it is kept.
      const transaction = connection.transaction(stores, mode, { durability: "strict" });
      absence.open.add(transaction);
      /** @type {any} */
      let result;
      transaction.oncomplete = () => {
        absence.open.delete(transaction);
        resolve(result);
      };
      transaction.onabort = () => {
        absence.open.delete(transaction);
        if (absence.givenUp.has(transaction)) resolve(run(stores, mode, work));
        else reject(transaction.error || new Error("The browser did not keep this."));
      };
      work(rowsOf(transaction)).then(
        (value) => {
          result = value;
        },
        (error) => {
          if (absence.givenUp.has(transaction)) return;
          reject(error);
          abort(transaction);
        },
      );
    });
  };
  return { kept: true, run };
}

/** @param {IDBTransaction} transaction @returns {Rows} */
function rowsOf(transaction) {
  return {
    get: (store, key) => request(transaction.objectStore(store).get(key)),
    all: (store, limit) => request(transaction.objectStore(store).getAll(null, limit)),
    count: (store) => request(transaction.objectStore(store).count()),
    put: (store, row) => request(transaction.objectStore(store).put(row)).then(() => undefined),
    remove: (store, key) => request(transaction.objectStore(store).delete(key)).then(() => undefined),
    clear: (store) => request(transaction.objectStore(store).clear()).then(() => undefined),
  };
}
