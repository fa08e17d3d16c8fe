import { joinPairs, splitPairs } from "./coding.js";
import { find, findAll, lineOf, makeButton } from "./make.js";
import { clearMark, mark } from "./marks.js";
import { chosen, choose, inputs, markOptions } from "./options.js";
import { scoreDetermine } from "./scoring.js";
import { words } from "./words.js";

/** @typedef {import("./kind.js").Host} Host */

/** @param {Host} host */
const parts = (host) => findAll(host.answer, ".part");

/** @param {Host} host */
const outcomesPart = (host) => find(host.answer, '[data-part="so"]');

/** @param {Host} host */
const questions = (host) => parts(host).slice(0, -1);

/** The rows with a place are the three questions, the others the outcomes. @param {Host} host */
const findings = (host) => host.entries.filter((entry) => entry.place);

/** @param {Host} host */
const outcomes = (host) => host.entries.filter((entry) => !entry.place);

/** Shows the questions up to number `last` (from 0) and closes those before it. @param {Host} host @param {number} last */
function showUpTo(host, last) {
  parts(host).forEach((part, index) => {
    part.hidden = index > last;
    for (const input of inputs(part)) input.disabled = index < last;
    for (const button of findAll(part, "button")) button.hidden = index !== last;
  });
  host.offer(last === parts(host).length - 1);
}

/** Marks a question and gives what is said to it. @param {Host} host @param {HTMLElement} part @returns {string} */
function markQuestion(host, part) {
  const entry = findings(host).find((one) => one.id === part.dataset.part);
  if (!entry) return "";
  const right = chosen(part)[0] === entry.place;
  mark(part, right, entry.why);
  return `${words(right ? "play.right" : "play.wrong")}. ${lineOf(entry.why)}`;
}

/** @param {Host} host @param {HTMLElement} part @param {number} index */
function answerQuestion(host, part, index) {
  if (!chosen(part).length) return host.remind(words("play.incomplete"));
  host.remind("");
  host.say(markQuestion(host, part));
  showUpTo(host, index + 1);
  inputs(parts(host)[index + 1])[0].focus();
}

/** Act? purpose? under 18? so what is it? Question by question, each with the rule that decides. @type {import("./kind.js").Kind} */
export default {
  kind: "determine",
  render(host) {
    if (host.later) return;
    host.inSteps = true;
    questions(host).forEach((part, index) => {
      part.append(makeButton("button", words("play.answer"), () => answerQuestion(host, part, index)));
    });
    showUpTo(host, 0);
  },
  respond(host) {
    const said = questions(host).map((part) => [part.dataset.part || "", chosen(part)[0]]);
    const so = chosen(outcomesPart(host)).map((outcome) => ["so", outcome]);
    if (!so.length || said.some(([, answer]) => !answer)) return null;
    return joinPairs(/** @type {[string, string][]} */ ([...said, ...so]));
  },
  score(host, response) {
    const pairs = splitPairs(response);
    return scoreDetermine(
      findings(host).map((entry) => [entry.id, entry.place]),
      pairs,
      outcomes(host).filter((entry) => entry.right).map((entry) => entry.id),
      pairs.filter(([part]) => part === "so").map(([, outcome]) => outcome),
    );
  },
  feedback(host) {
    for (const part of questions(host)) markQuestion(host, part);
    return { says: markOptions(outcomesPart(host), outcomes(host), chosen(outcomesPart(host))) };
  },
  restore(host, response) {
    const pairs = splitPairs(response);
    for (const part of parts(host)) {
      clearMark(part);
      const name = part.dataset.part;
      choose(part, pairs.filter(([of]) => of === name).map(([, answer]) => answer));
    }
    if (!host.later) showUpTo(host, response ? parts(host).length - 1 : 0);
  },
};
