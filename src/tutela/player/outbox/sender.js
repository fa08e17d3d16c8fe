// Sends what waits, a batch at a time, until nothing is left; tries again later, at the next chance, and at the next page.
import { giveLease, LEASE, takeLease } from "./lease.js";
import { BATCH, counts, setAside, takeOut, waiting } from "./outbox.js";

/**
 * @typedef {import("./database.js").Database} Database
 * @typedef {import("../course/statement.js").Statement} Statement
 * @typedef {"none" | "sent" | "busy" | "unreachable" | "unauthorised"} Ending how a round ended; "none" without a hub, "busy"
 *   while another tab sends
 * @typedef {{ending: Ending, waiting: number, refused: number}} Connection
 */

const SHORTEST = 2_000;
const LONGEST = 300_000;

/**
 * Milliseconds until the next try: doubled with each failure, at most five minutes, spread so that a room full of devices
 * does not come back at once.
 * @param {number} failures @param {number} spread 0 to 1 @param {number} [wish] seconds, the hub's wish
 */
export function pause(failures, spread, wish = 0) {
  const growing = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures, 20));
  return Math.max(growing * (0.5 + spread / 2), Math.min(wish * 1000, LONGEST));
}

export class Sender {
  #database;
  #connector;
  #holder;
  #clock;
  #spread;
  #told;
  #failures = 0;
  #wish = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<Ending> | null} */
  #round = null;
  #onceMore = false;
  /** @type {Ending} */
  #ending = "sent";

  /**
   * @param {{
   *   database: Database, connector: import("../connectors/connector.js").Connector, holder: string,
   *   clock: () => number, spread: () => number, told: (connection: Connection) => void,
   * }} parts `holder` names this tab; `spread` gives 0 to 1; `told` hears how each round ended
   */
  constructor({ database, connector, holder, clock, spread, told }) {
    this.#database = database;
    this.#connector = connector;
    this.#holder = holder;
    this.#clock = clock;
    this.#spread = spread;
    this.#told = told;
  }

  /** Sends now and again whenever the line may have come back. */
  start() {
    addEventListener("online", this.#chance);
    document.addEventListener("visibilitychange", this.#chance);
    this.#chance();
  }

  /** Stops trying. */
  stop() {
    removeEventListener("online", this.#chance);
    document.removeEventListener("visibilitychange", this.#chance);
    clearTimeout(this.#timer);
  }

  /** Something new waits: it goes at once, unless a failure is being waited out; then it is told to wait too. */
  nudge() {
    if (this.#round) this.#onceMore = true;
    else if (this.#timer === undefined) this.#go();
    else this.#tell();
  }

  /** One round: until nothing waits or something fails. @returns {Promise<Ending>} */
  async send() {
    if (!this.#connector.joined) return "none";
    const hold = () => takeLease(this.#database, this.#holder, this.#clock());
    if (!(await hold())) return "busy";
    // A request on a slow line takes longer than a lease holds.
    const holding = setInterval(() => hold().catch(() => undefined), LEASE / 3);
    try {
      let ending = /** @type {Ending} */ ("sent");
      for (let batch = await this.#next(); batch.length && ending === "sent"; batch = await this.#next()) {
        ending = await this.#deliver(batch);
      }
      return ending;
    } finally {
      clearInterval(holding);
      await giveLease(this.#database, this.#holder);
    }
  }

  #next() {
    return waiting(this.#database, BATCH);
  }

  /**
   * Delivers a batch. A batch is refused as a whole (IEEE 9274.1.1, 4.1.6.1), so a refused one is halved until the
   * statement at fault stands alone; that one is set aside and the others go on.
   * @param {Statement[]} batch
   * @returns {Promise<Ending>}
   */
  async #deliver(batch) {
    const sent = await this.#connector.send(batch);
    if (sent.kind === "acknowledged") {
      await takeOut(this.#database, batch, sent.ids);
      return batch.some((statement) => sent.ids.includes(statement.id)) ? "sent" : "unreachable";
    }
    if (sent.kind !== "refused") {
      this.#wish = (sent.kind === "unreachable" && sent.wait) || 0;
      return sent.kind;
    }
    if (batch.length === 1) {
      const at = new Date(this.#clock()).toISOString();
      await setAside(this.#database, batch[0], { status: sent.status, reason: sent.reason, at });
      return "sent";
    }
    const half = Math.ceil(batch.length / 2);
    const first = await this.#deliver(batch.slice(0, half));
    return first === "sent" ? this.#deliver(batch.slice(half)) : first;
  }

  #chance = () => {
    if (document.visibilityState === "hidden") return;
    this.#failures = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.nudge();
  };

  #go() {
    this.#onceMore = false;
    const round = this.send().catch(() => /** @type {Ending} */ ("unreachable"));
    this.#round = round;
    round.then(async (ending) => {
      this.#ending = ending;
      await this.#tell();
      this.#round = null;
      this.#later(ending);
    });
  }

  async #tell() {
    this.#told({ ending: this.#ending, ...(await counts(this.#database)) });
  }

  /** @param {Ending} ending */
  #later(ending) {
    if (ending === "sent") this.#failures = 0;
    if (ending === "sent" && this.#onceMore) return this.#go();
    if (ending === "unreachable") this.#again(pause(this.#failures++, this.#spread(), this.#wish));
    if (ending === "busy") this.#again(SHORTEST);
  }

  /** @param {number} milliseconds */
  #again(milliseconds) {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.nudge();
    }, milliseconds);
  }
}
