// The end test: begin, take it over any number of days, its result, and another form for the next time.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { deal, nextForm } from "./forms.js";
import { fillRandom, makeId } from "./identity.js";
import { refill, root } from "./page.js";
import { byCompetency, resultTable } from "./result.js";
import { answersFold, showOutcome, takeSitting } from "./sitting.js";
import { begun } from "./statement.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./attempts.js").Attempt} Attempt
 */

/** @param {Learning} learning @param {Bank} bank */
export function dealFrom(learning, bank) {
  const { page } = learning;
  const book = (page.books || []).find((one) => one.id === page.book);
  if (!book) throw new Error(`The page names no book "${page.book}" among its books.`);
  const questions = bank.entries().map(({ id, competency, level }) => ({ id, competency, level }));
  const blueprint = { seed: page.digest, perCompetency: book.test.per_competency, precheck: book.precheck };
  return { book, ...deal(questions, blueprint) };
}

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank */
export function showTest(place, learning, bank) {
  const { page } = learning;
  const { book, forms } = dealFrom(learning, bank);
  const own = attempts(learning.statements, page.iri).filter((one) => one.kind === "test" && one.book === page.book);
  const digest = page.digest.slice(0, 12);
  const open = own.filter((one) => !one.ended && one.digest === digest && forms[one.form - 1]).pop();
  if (open) return sit(place, learning, bank, open);
  const last = own.filter((one) => one.ended).pop();
  const next = nextForm(forms, own, digest, (learning.hub && learning.hub.form) || 1);
  const begin = makeButton("button", words(last ? "assess.again" : "assess.begin-test"), async () => {
    const sitting = { kind: /** @type {const} */ ("test"), book: page.book, form: next.form + 1, attempt: makeId(fillRandom) };
    await add(learning, begun(page, sitting));
    showTest(place, learning, bank);
    place.focus();
  });
  const about = [counted("assess.test-has", forms.length ? forms[next.form].length : 0), words("assess.test-how")];
  refill(
    place,
    ...(last ? [result(learning, bank, last, forms)] : []),
    build("p", {}, about.join(" "), " ", words("assess.pass", { share: Math.round(book.test.pass_share * 100) })),
    ...(next.repeated && last ? [build("p", { class: "content-note" }, words("assess.forms-used-up"))] : []),
    build("p", {}, begin),
  );
}

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank @param {Attempt} open */
function sit(place, learning, bank, open) {
  const { book, forms } = dealFrom(learning, bank);
  const { form, attempt, answers } = open;
  takeSitting({
    place,
    learning,
    bank,
    sitting: { kind: "test", book: book.id, form, attempt },
    ids: forms[form - 1],
    given: answers,
    pass: book.test.pass_share,
    done: () => {
      showTest(place, learning, bank);
      showOutcome(place);
    },
  });
}

/** @param {Learning} learning @param {Bank} bank @param {Attempt} attempt @param {string[][]} forms */
function result(learning, bank, attempt, forms) {
  const { page } = learning;
  const values = { right: attempt.right, m: attempt.questions, share: Math.round(attempt.score * 100) };
  const section = build(
    "section",
    { class: `outcome ${attempt.passed ? "passed" : "failed"}`, tabindex: "-1", "aria-labelledby": "outcome-title" },
    build("h2", { id: "outcome-title" }, words(attempt.passed ? "assess.passed" : "assess.failed")),
    build("p", {}, words("assess.score", values)),
  );
  const ids = attempt.digest === page.digest.slice(0, 12) ? forms[attempt.form - 1] : undefined;
  if (ids) {
    const isRight = (/** @type {string} */ id) => (attempt.answers.get(id) || { success: false }).success === true;
    section.append(resultTable(byCompetency(bank, ids, isRight, page.competencies || []), root()));
  }
  if (attempt.passed) section.append(build("p", {}, build("a", { href: `${root()}certificate.html`, class: "button quiet" }, words("assess.certificate"))));
  if (ids) section.append(answersFold(bank, ids, attempt));
  return section;
}
