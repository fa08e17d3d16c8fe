// One sitting of a test or pre-check: its questions on the page, answers recorded as they are given, feedback at the end.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add, addAnswer } from "./adding.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { refill } from "./page.js";
import { ended } from "./statement.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./statement.js").Sitting} Sitting
 * @typedef {import("./attempts.js").Attempt} Attempt
 * @typedef {import("../items/element.js").TutelaItem} Item
 */

/**
 * Shows the questions of an attempt, not answered yet.
 * @param {HTMLElement} place in the page already, since items take answers only there
 * @param {import("./bank.js").Bank} bank
 * @param {string[]} ids
 * @returns {Item[]}
 */
function showQuestions(place, bank, ids) {
  const items = ids.map((id) => bank.take(`question/${id}`, { later: true })).filter(isItem);
  refill(
    place,
    ...items.map((item, index) =>
      build(
        "section",
        { class: "question", "aria-labelledby": `question-${index}` },
        build("h2", { class: "kicker", id: `question-${index}` }, words("assess.question", { n: index + 1, m: items.length })),
        item,
      ),
    ),
  );
  return items;
}

/** Shows the answers that there are; gives by question id whether they are right. @param {Item[]} items @param {Attempt["answers"]} given */
function restoreAnswers(items, given) {
  /** @type {Map<string, boolean>} */
  const right = new Map();
  for (const item of items) {
    const answer = answerTo(item, given);
    if (!answer) continue;
    right.set(item.dataset.id || "", answer.success === true);
    if (answer.response !== undefined) item.restore(answer.response);
  }
  return right;
}

/** The answer to an item as it reads now; none to one that was reworded since. @param {Item} item @param {Attempt["answers"]} given */
function answerTo({ dataset }, given) {
  const answer = given.get(dataset.id || "");
  return answer && answer.version === dataset.version ? answer : undefined;
}

/** @param {Item | undefined} item @returns {item is Item} */
const isItem = (item) => item !== undefined;

/**
 * Takes answers until the learner ends the sitting, in this tab or another.
 * @param {{
 *   place: HTMLElement, learning: Learning, bank: import("./bank.js").Bank, sitting: Sitting, ids: string[],
 *   given: Attempt["answers"], pass: number, done: () => void,
 * }} parts `given` are earlier answers by question id; `done` is called when the sitting is recorded as ended
 */
export function takeSitting({ place, learning, bank, sitting, ids, given, pass, done }) {
  const questions = build("div", { class: "questions" });
  const said = build("p", { class: "hint", role: "status" });
  const end = build("div", { class: "sitting-end" }, said);
  refill(place, questions, end);
  const items = showQuestions(questions, bank, ids);
  const answers = restoreAnswers(items, given);
  const left = () => items.filter((item) => !answers.has(item.dataset.id || "")).length;
  const tell = () => {
    said.textContent = counted("assess.answered", answers.size, { m: items.length });
  };
  const recorder = recordAnswers(questions, learning, sitting, { answers, tell });
  /** Takes in what another tab did in this attempt; true where it ended it. */
  const isEndedElsewhere = async () => {
    await learning.refresh();
    const now = attempts(learning.statements, learning.page.iri).find(({ attempt }) => attempt === sitting.attempt);
    if (now && !now.ended) restoreAnswers(items, now.answers).forEach((right, id) => answers.set(id, right));
    tell();
    return Boolean(now && now.ended);
  };
  let warned = false;
  const button = makeButton("button", words(`assess.end-${sitting.kind}`), async () => {
    button.disabled = true;
    try {
      if (!(await recorder.stop())) return;
      if (await isEndedElsewhere()) return done();
      if (left() && !warned) {
        warned = true;
        said.textContent = counted("assess.left", left());
        button.textContent = words(`assess.end-now-${sitting.kind}`);
        return;
      }
      const right = items.filter((item) => answers.get(item.dataset.id || "")).length;
      await add(learning, ended(learning.page, sitting, { right, questions: items.length, pass }));
      done();
    } finally {
      recorder.go();
      button.disabled = false;
    }
  });
  whenSeen(questions, async () => {
    await recorder.settled();
    if (await isEndedElsewhere()) done();
  });
  recorder.go();
  tell();
  end.append(button);
}

/**
 * Records answers as they are given. What is not in the record does not count, and the questions after it go on.
 * @param {HTMLElement} questions @param {Learning} learning @param {Sitting} sitting
 * @param {{answers: Map<string, boolean>, tell: () => void}} shown what counts, by question id, and who says so
 */
function recordAnswers(questions, learning, sitting, { answers, tell }) {
  /** @type {Promise<any>} */
  let recording = Promise.resolve();
  /** @param {Event} event */
  const answer = (event) => {
    const detail = /** @type {CustomEvent} */ (event).detail;
    answers.set(detail.id, detail.success === true);
    tell();
    recording = recording
      .then(() => addAnswer(learning, detail, { place: sitting.kind, sitting }))
      .catch(() => {
        answers.delete(detail.id);
        tell();
      });
  };
  return {
    go: () => questions.addEventListener("tutela:response", answer),
    settled: () => recording,
    /** Takes no more answers; false where one of the last could not be kept. */
    async stop() {
      questions.removeEventListener("tutela:response", answer);
      const before = answers.size;
      await recording;
      return answers.size === before;
    },
  };
}

/** Does something whenever the page is seen again, as long as a part of it is there. @param {HTMLElement} part @param {() => void} work */
function whenSeen(part, work) {
  const look = () => {
    if (!document.contains(part)) document.removeEventListener("visibilitychange", look);
    else if (document.visibilityState === "visible") work();
  };
  document.addEventListener("visibilitychange", look);
}

/**
 * The questions of an ended attempt with their answers, made when somebody wants to see them.
 * @param {import("./bank.js").Bank} bank
 * @param {string[]} ids
 * @param {Attempt} attempt
 */
export function answersFold(bank, ids, attempt) {
  const shown = build("div", {});
  const fold = build("details", { class: "answers-given" }, build("summary", {}, words("assess.see-answers")), shown);
  fold.addEventListener("toggle", () => {
    if (!fold.open || shown.childElementCount) return;
    const items = showQuestions(shown, bank, ids);
    restoreAnswers(items, attempt.answers);
    for (const item of items) item.reveal();
  });
  return fold;
}

/** Shows what came of an ended sitting: the answers open, the outcome read out. @param {HTMLElement} place */
export function showOutcome(place) {
  const fold = /** @type {HTMLDetailsElement | null} */ (place.querySelector(".answers-given"));
  const outcome = /** @type {HTMLElement | null} */ (place.querySelector(".outcome"));
  if (fold) fold.open = true;
  if (outcome) outcome.focus();
}
