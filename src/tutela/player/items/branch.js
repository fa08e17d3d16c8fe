import { joinPairs, splitPairs } from "./coding.js";
import { find, findAll, lineOf, make, makeButton } from "./make.js";
import { clearMarks, mark } from "./marks.js";
import { choose, chosen, inputs, optionOf } from "./options.js";
import { scoreDecisions } from "./scoring.js";
import { words } from "./words.js";

/** @typedef {import("./kind.js").Host} Host */

/** The decisions taken, each with its step, in order. @type {WeakMap<Host, [string, string][]>} */
const ways = new WeakMap();

/** @param {Host} host @returns {[string, string][]} */
const wayOf = (host) => ways.get(host) || [];

/** @param {Host} host @returns {HTMLElement[]} */
const steps = (host) => findAll(host.answer, ".step");

/** @param {Host} host @param {string} id */
const stepOf = (host, id) => steps(host).find((step) => step.dataset.step === id);

/** @param {Host} host @param {[string, string]} decision */
const entryOf = (host, [step, id]) => host.entries.find((entry) => entry.step === step && entry.id === id);

/** Shows one step, still to be decided. @param {Host} host @param {HTMLElement | undefined} step */
function show(host, step) {
  for (const one of steps(host)) one.hidden = one !== step;
  if (!step) return;
  reopen(step);
  for (const back of findAll(step, ".back")) back.hidden = !wayOf(host).length;
}

/** Makes a step as it was before a decision. @param {HTMLElement} step */
function reopen(step) {
  clearMarks(step);
  choose(step, []);
  for (const input of inputs(step)) input.disabled = false;
  for (const button of findAll(step, "button")) button.hidden = !/decide|back/.test(button.className);
}

/** Takes the decision chosen and shows its consequence. @param {Host} host @param {HTMLElement} step */
function decide(host, step) {
  const id = chosen(step)[0];
  const entry = entryOf(host, [step.dataset.step || "", id]);
  const option = optionOf(step, id);
  if (!entry || !option) return host.remind(words("play.incomplete"));
  host.remind("");
  const word = words(entry.right ? "play.sound" : "play.poor");
  mark(option, entry.right, entry.why, word);
  host.say(`${word}. ${lineOf(entry.why)}`);
  for (const input of inputs(step)) input.disabled = true;
  for (const button of findAll(step, "button")) button.hidden = /decide|back/.test(button.className);
  find(step, ".go-on").focus();
}

/** Goes where the decision leads; at the end the answer is whole. @param {Host} host @param {HTMLElement} step */
function goOn(host, step) {
  const id = chosen(step)[0];
  ways.set(host, [...wayOf(host), [step.dataset.step || "", id]]);
  const next = nextAfter(host, [step.dataset.step || "", id]);
  show(host, next);
  if (next && inputs(next).length) return focusOn(next);
  host.submit(joinPairs(wayOf(host)));
  const again = host.querySelector(".actions .button");
  if (again instanceof HTMLElement) again.focus();
}

/** Gives the step where a decision leads; none where it ends the case. @param {Host} host @param {[string, string]} decision */
function nextAfter(host, [stepId, id]) {
  const step = stepOf(host, stepId);
  const decision = step && optionOf(step, id)?.closest("[data-next]");
  return decision ? stepOf(host, decision.getAttribute("data-next") || "") : undefined;
}

/** Back to the decision before. @param {Host} host */
function goBack(host) {
  const way = wayOf(host);
  const last = way[way.length - 1];
  ways.set(host, way.slice(0, -1));
  const step = last && stepOf(host, last[0]);
  show(host, step);
  if (step) focusOn(step);
}

/** @param {HTMLElement} step */
function focusOn(step) {
  step.tabIndex = -1;
  step.focus();
}

/** @param {Host} host @param {HTMLElement} step */
function addButtons(host, step) {
  if (!inputs(step).length) return;
  const row = make("div", "step-actions");
  row.append(
    makeButton("button decide", words("play.decide"), () => decide(host, step)),
    makeButton("button go-on", words("play.go-on"), () => goOn(host, step)),
    makeButton("button quiet other", words("play.other-decision"), () => {
      reopen(step);
      for (const back of findAll(step, ".back")) back.hidden = !wayOf(host).length;
      inputs(step)[0].focus();
    }),
    makeButton("button quiet back", words("play.back"), () => goBack(host)),
  );
  step.append(row);
}

/** A case with decisions and their consequences, one step at a time. @type {import("./kind.js").Kind} */
export default {
  kind: "branch",
  render(host) {
    host.inSteps = true;
    for (const step of steps(host)) addButtons(host, step);
    this.restore(host, "");
  },
  respond(host) {
    const way = wayOf(host);
    const next = way.length ? nextAfter(host, way[way.length - 1]) : undefined;
    return way.length && !(next && inputs(next).length) ? joinPairs(way) : null;
  },
  score: (host, response) => scoreDecisions(splitPairs(response).map((pair) => Boolean(entryOf(host, pair)?.right))),
  feedback(host, response) {
    const way = splitPairs(response);
    const summary = make("div", "told summary");
    const list = make("ol");
    for (const pair of way) {
      const step = stepOf(host, pair[0]);
      const entry = entryOf(host, pair);
      const row = make("li", "taken", (step && optionOf(step, pair[1])?.querySelector(".item-text")?.textContent) || "");
      if (entry) mark(row, entry.right, entry.why, words(entry.right ? "play.sound" : "play.poor"));
      list.append(row);
    }
    summary.append(make("p", "step-title", words("play.your-way")), list);
    host.answer.append(summary);
    host.offer(true);
    const sound = findAll(list, ".good").length;
    return { says: words("play.summary", { sound, all: way.length }) };
  },
  restore(host, response) {
    const way = splitPairs(response);
    ways.set(host, way);
    host.offer(Boolean(response));
    if (!response) return show(host, steps(host)[0]);
    show(host, nextAfter(host, way[way.length - 1]));
  },
};
