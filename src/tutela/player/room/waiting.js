// The queue of what a phone did: each deed has an id made here, is sent in order until the hub has kept it, and may be sent twice.
import { keep, readKept } from "./keeping.js";

/**
 * @typedef {import("./keeping.js").Store} Store
 * @typedef {import("../connectors/room.js").Taken} Taken
 * @typedef {{id: string, fields: string[][]}} Deed
 * @typedef {(fields: string[][]) => Promise<Taken>} Send
 * @typedef {(left: number, taken: Taken) => void} Tell told after each try: how many still wait
 */

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 5_000;

/** One queue; two tabs of a browser share what is kept under its key, and the hub knows each deed's id. */
export class Waiting {
  #store;
  #key;
  #send;
  #tell;
  #isSending = false;
  #pause = FIRST_PAUSE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Deed[]} */
  #memory = [];

  /** @param {Store} store @param {string} key @param {Send} send @param {Tell} tell */
  constructor(store, key, send, tell) {
    this.#store = store;
    this.#key = key;
    this.#send = send;
    this.#tell = tell;
  }

  /** @param {Deed} deed */
  add(deed) {
    this.#memory = [...this.#memory, deed];
    this.#write([...this.#read(), deed]);
    this.#pause = FIRST_PAUSE;
    return this.flush();
  }

  get size() {
    return this.#all().length;
  }

  /** Sends what waits, one after the other; what is not taken for want of a line is tried again later. */
  async flush() {
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#timer);
    try {
      for (let [first] = this.#all(); first; [first] = this.#all()) {
        const taken = await this.#send([...first.fields, ["deed", first.id]]);
        if (taken.kind === "unreachable" || taken.kind === "strange") {
          this.#tell(this.size, taken);
          this.#again();
          return;
        }
        this.#forget(first.id);
        this.#tell(this.size, taken);
      }
      this.#pause = FIRST_PAUSE;
    } finally {
      this.#isSending = false;
    }
  }

  #again() {
    this.#timer = setTimeout(() => this.flush(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  /** What the storage holds, and what it could not take. */
  #all() {
    const kept = this.#read();
    const known = new Set(kept.map((deed) => deed.id));
    return [...kept, ...this.#memory.filter((deed) => !known.has(deed.id))];
  }

  /** @param {string} id */
  #forget(id) {
    this.#memory = this.#memory.filter((deed) => deed.id !== id);
    this.#write(this.#read().filter((deed) => deed.id !== id));
  }

  /** @returns {Deed[]} */
  #read() {
    return readKept(this.#store, this.#key, []);
  }

  /** @param {Deed[]} deeds */
  #write(deeds) {
    if (deeds.length) keep(this.#store, this.#key, deeds);
    else this.#store.removeItem(this.#key);
  }
}
