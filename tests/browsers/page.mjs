// A page as journeys use it, whatever drives the browser: what people see, press and write.

/** Milliseconds in which a page must have done what is waited for. */
const PATIENCE = 20_000;

/**
 * What a driver gives: `run` evaluates a function in the page and gives its value; `find` is a function of the page that gives
 * the element for `press`, `write` and `put`.
 * @typedef {{
 *   goto(address: string): Promise<void>, reload(): Promise<void>, run(work: Function, ...values: any[]): Promise<any>,
 *   press(find: Function, ...values: any[]): Promise<void>, write(text: string, find: Function, ...values: any[]): Promise<void>,
 *   put(file: string, find: Function, ...values: any[]): Promise<void>,
 * }} Driver
 * @typedef {{faults: string[], open(address: string): Promise<Page>, stop(): Promise<void>}} Person `faults` is what went wrong on pages
 */

export class Page {
  /** @param {Driver} driver */
  constructor(driver) {
    this.driver = driver;
  }

  /** @param {string} address */
  goto(address) {
    return this.driver.goto(address);
  }

  reload() {
    return this.driver.reload();
  }

  /** @param {Function} work @param {...any} values */
  run(work, ...values) {
    return this.driver.run(work, ...values);
  }

  /** Waits until a function of the page gives something true. @param {string} what @param {Function} work @param {...any} values */
  until(what, work, ...values) {
    return this.#wait(what, () => this.driver.run(work, ...values));
  }

  /** @param {string} what @param {() => Promise<any>} ask */
  async #wait(what, ask) {
    let fault = "";
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
      // A page that is just being loaded or written anew is asked again.
      const found = await ask().catch((error) => {
        fault = `; ${error}`;
      });
      if (found) return found;
    }
    throw new Error(`Waited for ${what}${fault}; the page says: ${(await this.text("main").catch(String)).slice(0, 600)}`);
  }

  /** Does something to an element as soon as it is there. @param {string} what @param {(...values: any[]) => Promise<any>} work */
  #do(what, work) {
    return this.#wait(what, () => work().then(() => true));
  }

  /** Waits until the text is to be seen in a place. @param {string} text @param {string} [place] */
  see(text, place = "body") {
    return this.until(`“${text}” in ${place}`, hasText, place, text);
  }

  /** @param {string} place */
  text(place) {
    return this.driver.run(textOf, place);
  }

  /** Presses a button or link by what it says, in a place. @param {string} name @param {string} [place] */
  press(name, place = "body") {
    return this.#do(`a button “${name}” in ${place}`, () => this.driver.press(byName, place, name));
  }

  /** Presses whatever a selector finds first. @param {string} selector */
  pressOn(selector) {
    return this.#do(selector, () => this.driver.press(bySelector, selector));
  }

  /** Writes into the field of a label. @param {string} label @param {string} text */
  write(label, text) {
    return this.#do(`a field “${label}”`, () => this.driver.write(text, byLabel, label));
  }

  /** Writes into what a selector finds. @param {string} selector @param {string} text */
  writeOn(selector, text) {
    return this.#do(selector, () => this.driver.write(text, bySelector, selector));
  }

  /** Ticks the field of a label. @param {string} label */
  tick(label) {
    return this.#do(`a field “${label}”`, () => this.driver.press(byLabel, label));
  }

  /** Picks a file. @param {string} selector @param {string} file */
  put(selector, file) {
    return this.#do(selector, () => this.driver.put(file, exists, selector));
  }
}

/* These run in the page; each stands alone. */

function hasText(/** @type {string} */ place, /** @type {string} */ text) {
  return Array.from(document.querySelectorAll(place)).some((one) => /** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, " ").includes(text));
}

function textOf(/** @type {string} */ place) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(place));
  return found ? found.innerText : "";
}

function byName(/** @type {string} */ place, /** @type {string} */ name) {
  const all = Array.from(document.querySelectorAll(place)).flatMap((one) => Array.from(one.querySelectorAll("button, a, summary, label")));
  return all.find((one) => one.getClientRects().length && /** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, " ").trim().startsWith(name));
}

function byLabel(/** @type {string} */ text) {
  const label = Array.from(document.querySelectorAll("label")).find((one) => (one.textContent || "").replace(/\s+/g, " ").trim().startsWith(text));
  return label && label.control;
}

function bySelector(/** @type {string} */ selector) {
  return Array.from(document.querySelectorAll(selector)).find((one) => one.getClientRects().length);
}

function exists(/** @type {string} */ selector) {
  return document.querySelector(selector);
}
