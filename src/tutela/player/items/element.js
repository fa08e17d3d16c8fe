// The element around every item: the button, the verdict, trying again, and what the page is told.

import branch from "./branch.js";
import chain from "./chain.js";
import choice from "./choice.js";
import choices from "./choices.js";
import determine from "./determine.js";
import levels from "./levels.js";
import match from "./match.js";
import order from "./order.js";
import reflect from "./reflect.js";
import scale from "./scale.js";
import sort from "./sort.js";
import trace from "./trace.js";
import { copyOf, find, findAll, make, makeButton } from "./make.js";
import { clearMark, clearMarks, sign } from "./marks.js";
import { readSolution } from "./solution.js";
import { words } from "./words.js";

const kinds = [choice, choices, match, sort, order, scale, reflect, branch, chain, determine, levels, trace];
const TRIES_BEFORE_ANSWER = 2;

export class TutelaItem extends HTMLElement {
  /** @type {import("./kind.js").Kind | undefined} */
  #kind;
  /** @type {import("./solution.js").Entry[]} */
  entries = [];
  /** Whether a whole answer is shown with its feedback. */
  answered = false;
  /** Whether a kind asks step by step, so that trying again begins with the first step. */
  inSteps = false;
  #tries = 0;
  #score = /** @type {number | null} */ (null);
  #began = 0;
  #button = makeButton("button", "", () => this.#press());
  #actions = make("div", "actions");
  #result = make("div", "result");
  #spoken = make("p", "spoken");

  connectedCallback() {
    if (this.#kind) return;
    this.#kind = kinds.find((one) => one.kind === this.dataset.kind);
    if (!this.#kind) return;
    this.entries = readSolution(this);
    for (const region of [this.#result, this.#spoken]) region.setAttribute("role", "status");
    this.#actions.append(this.#button);
    this.answer.after(this.#actions, this.#result, this.#spoken);
    for (const type of ["focusin", "mousedown"]) this.addEventListener(type, () => this.#begin());
    this.answer.addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.tagName !== "INPUT") return;
      // What was said to a radio button was said to the whole question, what was said to a checkbox to it alone.
      if (input.type === "radio") clearMarks(input.closest("fieldset") || this.answer);
      else clearMark(input.closest("label") || input);
      this.changed();
    });
    this.#kind.render(this);
    this.#open();
    if (this.#solution) this.#solution.hidden = true;
  }

  /** The part with the controls. */
  get answer() {
    return find(this, ".answer");
  }

  /** Whether feedback waits until `reveal()`, as in a test. */
  get later() {
    return this.dataset.feedback === "later";
  }

  get #solution() {
    return /** @type {HTMLDetailsElement | null} */ (this.querySelector(".solution"));
  }

  /** Says something to screen readers only. @param {string} text */
  say(text) {
    this.#spoken.textContent = text;
  }

  /** Says something under the button, to all. @param {string} text */
  remind(text) {
    this.#result.textContent = "";
    this.#result.append(make("p", "verdict", text));
  }

  /** Offers the button or, while a kind asks step by step, not yet. @param {boolean} ready */
  offer(ready) {
    this.#actions.hidden = !ready;
  }

  /** A kind or a control says that the answer is another one now. */
  changed() {
    if (this.answered) this.#open();
    this.#begin();
    if (!this.later || !this.#kind) return;
    const response = this.#kind.respond(this);
    if (response !== null) this.submit(response);
  }

  /** Takes a whole answer: tells the page and, unless feedback comes later, shows what follows. @param {string} response */
  submit(response) {
    const { id, version, kind, activity, competencies } = this.dataset;
    this.#score = this.#scoreOf(response);
    const began = this.#began || performance.now();
    const detail = {
      id,
      version,
      kind,
      activity,
      competencies: (competencies || "").split(" ").filter(Boolean),
      response,
      score: this.#score,
      success: this.#score === null ? null : this.#score === 1,
      duration: Math.round((performance.now() - began) / 10) / 100,
    };
    this.#tries += 1;
    if (!this.later) this.#show(response);
    this.dispatchEvent(new CustomEvent("tutela:response", { bubbles: true, detail }));
    this.#began = 0;
  }

  /** Shows an earlier answer as it was given; tells nobody. @param {string} response */
  restore(response) {
    this.#kind?.restore(this, response);
    if (!this.#kind || this.later) return;
    this.#tries = Math.max(this.#tries, 1);
    // A page brings many answers back at once; nobody asked to hear them.
    this.#result.setAttribute("aria-live", "off");
    this.#score = this.#scoreOf(response);
    this.#show(response);
  }

  /** Puts an earlier note back. @param {string} text */
  restoreNote(text) {
    const note = this.querySelector("textarea");
    if (note) note.value = text;
  }

  /** Makes the item as it was before anybody touched it. */
  reset() {
    if (!this.#kind) return;
    this.#tries = 0;
    if (this.#solution) this.#solution.hidden = true;
    this.#empty();
  }

  /** Ends the answering and shows what was right, also where nothing was answered. */
  reveal() {
    if (!this.#kind) return;
    const response = this.#kind.respond(this);
    this.removeAttribute("data-feedback");
    if (response !== null) {
      this.#score = this.#scoreOf(response);
      this.#show(response);
    }
    this.classList.add("locked");
    this.offer(false);
    for (const control of findAll(this.answer, "input, button")) control.setAttribute("disabled", "");
    if (this.#solution) this.#solution.hidden = false;
  }

  /** @param {string} response */
  #scoreOf(response) {
    return this.#kind ? this.#kind.score(this, response) : null;
  }

  #begin() {
    if (!this.#began) this.#began = performance.now();
    this.#result.setAttribute("aria-live", "polite");
  }

  #press() {
    if (this.answered) {
      if (this.#score !== null) this.#again();
      return;
    }
    const response = this.#kind ? this.#kind.respond(this) : null;
    if (response !== null) this.submit(response);
    else {
      const left = findAll(this.answer, ".cards:not(.sequence) .card").length;
      this.remind(left ? words("play.unplaced", { count: left }) : words("play.incomplete"));
    }
    this.#result.scrollIntoView({ block: "nearest" }); // on a phone the button is often the last that the screen shows
  }

  #again() {
    if (this.#score === 1 || this.inSteps) this.#empty();
    else this.#open();
    // The first control of what was wrong, else the first of all; one that is hidden does not take the focus.
    const controls = [...findAll(this.answer, ".bad input, .bad button"), ...findAll(this.answer, "input, button")];
    controls.some((control) => {
      control.focus();
      return document.activeElement === control;
    });
  }

  #empty() {
    this.say("");
    if (this.#solution) this.#solution.open = false;
    clearMarks(this.answer);
    this.#kind?.restore(this, "");
    this.#open();
  }

  #open() {
    this.answered = false;
    this.#began = 0;
    this.#result.textContent = "";
    this.#button.textContent = words(
      { scale: "play.answer", reflect: "play.done" }[this.dataset.kind || ""] || "play.check",
    );
  }

  /** @param {string} response */
  #show(response) {
    if (!this.#kind) return;
    this.answered = true;
    clearMarks(this.answer);
    const { says, why } = this.#kind.feedback(this, response);
    const verdict = make("p", "verdict");
    const shown = document.createDocumentFragment();
    const closing = this.querySelector(".solution .closing");
    if (this.#score !== null) {
      const word = { 0: "play.wrong", 1: "play.right" }[this.#score] || "play.partly";
      verdict.append(sign(this.#score, words(word)), ". ");
      verdict.classList.add({ 0: "bad", 1: "good" }[this.#score] || "half");
      this.#button.textContent = words("play.again");
    }
    verdict.append(says || (this.#score === null && !why ? words("play.kept") : ""));
    shown.append(verdict);
    for (const text of [why, closing]) {
      if (!text) continue;
      const note = make("div", text === closing ? "closing" : "told");
      note.append(copyOf(text));
      shown.append(note);
    }
    this.#result.textContent = "";
    this.#result.append(shown);
    if (this.#solution && (this.#score === null || this.#score === 1 || this.#tries >= TRIES_BEFORE_ANSWER)) {
      this.#solution.hidden = false;
    }
  }
}

/** Makes every `<tutela-item>` of the page answerable, also those added later. */
export function defineItem() {
  if (!customElements.get("tutela-item")) customElements.define("tutela-item", TutelaItem);
}
