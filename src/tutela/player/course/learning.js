// One learner on one device: what was recorded so far, and the sender of what waits.
import { hubConnector, leaveHub } from "../connectors/hub.js";
import { noConnector } from "../connectors/none.js";
import { openDatabase } from "../outbox/database.js";
import { counts } from "../outbox/outbox.js";
import { Sender } from "../outbox/sender.js";
import { fillRandom, makeId } from "./identity.js";
import { recorded } from "./record.js";
import { watchReturning } from "./returning.js";

/**
 * @typedef {import("./statement.js").Statement} Statement
 * @typedef {import("../outbox/sender.js").Connection} Connection
 */

export class Learning {
  /** @type {((connection: Connection) => void)[]} */
  #listeners = [];

  /**
   * @param {import("./page.js").Page} page
   * @param {import("../outbox/database.js").Database} database
   * @param {import("../connectors/hub.js").Hub | null} hub
   * @param {Statement[]} statements
   */
  constructor(page, database, hub, statements) {
    this.page = page;
    this.database = database;
    this.hub = hub;
    this.statements = statements;
    // From a folder nothing is fetched, whatever else is kept there.
    this.away = hub && location.protocol !== "file:" ? hubConnector(hub, (address, options) => fetch(address, options)) : null;
    this.sender = new Sender({
      database,
      connector: this.away || noConnector,
      holder: makeId(fillRandom),
      clock: Date.now,
      spread: Math.random,
      told: (connection) => this.#tell(connection),
    });
  }

  /** Begins to send, and tells a listener how each try ended; the first time at once. @param {(connection: Connection) => void} listener */
  async connect(listener) {
    this.#listeners.push(listener);
    listener({ ending: this.hub ? "sent" : "none", ...(await counts(this.database)) });
    if (this.away) this.sender.start();
  }

  /** Has the hub forget whose browser this is; false where a hub that was joined is not reached. */
  async leave() {
    if (!this.away || !this.page.hub) return true;
    return leaveHub(this.page.hub, document.cookie, (address, options) => fetch(address, options));
  }

  /** Reads what other tabs recorded meanwhile. */
  async refresh() {
    this.statements = await recorded(this.database);
  }

  /** @param {Connection} connection */
  #tell(connection) {
    for (const listener of this.#listeners) listener(connection);
  }
}

/**
 * Opens what this device keeps of the page's package.
 * @param {import("./page.js").Page} page
 * @returns {Promise<Learning>}
 */
export async function openLearning(page) {
  const database = await openDatabase(page.kit);
  const [statements, hub] = await database.run(["statements", "hub"], "readonly", (rows) =>
    Promise.all([rows.all("statements"), rows.get("hub", "hub")]),
  );
  const learning = new Learning(page, database, hub || null, statements);
  watchReturning(learning);
  return learning;
}
