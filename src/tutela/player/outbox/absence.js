// WebKit keeps a page that was left as it stands, with the transactions that it had begun: no other page gets at their stores
// again, and waits for ever. So what is open then is given up, and done again where somebody comes back to the page.

export class Absence {
  /** @type {Set<IDBTransaction>} */
  #open = new Set();
  /** @type {WeakSet<IDBTransaction>} */
  #givenUp = new WeakSet();
  /** @type {Promise<void> | null} settled when the page is shown again; null while it is */
  returned = null;

  /** @param {EventTarget} page the window, whose comings and goings count @param {string} browser how it names itself */
  constructor(page, browser) {
    // Chromium names WebKit too; it and Firefox keep no page that has a transaction open.
    if (!/AppleWebKit\//.test(browser) || /Chrom(e|ium)\//.test(browser)) return;
    page.addEventListener("pagehide", (event) => {
      if (/** @type {PageTransitionEvent} */ (event).persisted) this.#leave(page);
    });
  }

  /** @param {IDBTransaction} transaction one that has begun */
  begin(transaction) {
    this.#open.add(transaction);
  }

  /** @param {IDBTransaction} transaction one that has ended @returns {boolean} whether it was given up */
  end(transaction) {
    this.#open.delete(transaction);
    return this.isGivenUp(transaction);
  }

  /** @param {IDBTransaction} transaction */
  isGivenUp(transaction) {
    return this.#givenUp.has(transaction);
  }

  /** @param {EventTarget} page */
  #leave(page) {
    this.returned = new Promise((done) => {
      const back = () => {
        this.returned = null;
        done();
      };
      page.addEventListener("pageshow", back, { once: true });
    });
    for (const transaction of this.#open) {
      this.#givenUp.add(transaction);
      abort(transaction);
    }
  }
}

/** @param {IDBTransaction} transaction */
export function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: the request that failed had already aborted it.
  }
}
