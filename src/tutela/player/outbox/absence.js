// WebKit keeps a page that was left as it stands, with the transactions that it had begun: no other page gets at their stores
// again, and waits for ever. So what is open then is given up, and done again where somebody comes back to the page.

/**
 * @typedef {{
 *   open: Set<IDBTransaction>, givenUp: WeakSet<IDBTransaction>, returned: Promise<void> | null,
 * }} Absence the transactions that are open; those that were given up; settled when the page is shown again, null while it is
 */

/**
 * Watches whether the page is left and kept.
 * @param {EventTarget} page the window @param {string} browser how it names itself
 * @returns {Absence}
 */
export function watchAbsence(page, browser) {
  /** @type {Absence} */
  const absence = { open: new Set(), givenUp: new WeakSet(), returned: null };
  // Chromium names WebKit too; it and Firefox keep no page that has a transaction open.
  if (!/AppleWebKit\//.test(browser) || /Chrom(e|ium)\//.test(browser)) return absence;
  page.addEventListener("pagehide", (event) => {
    if (!(/** @type {PageTransitionEvent} */ (event).persisted)) return;
    absence.returned = new Promise((done) => {
      const back = () => {
        absence.returned = null;
        done();
      };
      page.addEventListener("pageshow", back, { once: true });
    });
    absence.open.forEach((transaction) => {
      absence.givenUp.add(transaction);
      abort(transaction);
    });
  });
  return absence;
}

/** @param {IDBTransaction} transaction */
export function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: the request that failed had already aborted it.
  }
}
