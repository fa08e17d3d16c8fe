// The end test: begin, take it over any number of days, its result, and another form for the next time.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { readChoice } from "./constituent.js";
import { deal, nextForm, shortOf } from "./forms.js";
import { fillRandom, makeId } from "./identity.js";
import { refill, root } from "./page.js";
import { byCompetency, resultTable } from "./result.js";
import { answersFold, showOutcome, takeSitting } from "./sitting.js";
import { begun } from "./statement.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./attempts.js").Attempt} Attempt
 * @typedef {import("./forms.js").Scope} Scope
 * @typedef {import("./page.js").BookLine} BookLine
 */

/** Whose test it is, and what the address limits it to. @param {Learning} learning @returns {Promise<Scope>} */
export async function readScope({ database, page }) {
  const { constituent } = await readChoice(database);
  const all = (page.competencies || []).filter((one) => one.book === page.book).map(({ id }) => id);
  const asked = new URLSearchParams(location.hash.slice(1)).get("only") || "";
  const only = asked.split(",").filter((id) => all.includes(id)).sort();
  return { constituent, only: only.length < all.length ? only : [] };
}

/** @param {Learning} learning @param {Bank} bank @param {Scope} [scope] */
export function dealFrom(learning, bank, scope) {
  const { page } = learning;
  const book = (page.books || []).find((one) => one.id === page.book);
  if (!book) throw new Error(`The page names no book "${page.book}" among its books.`);
  const blueprint = { seed: `${page.kit}/${book.id}`, perCompetency: book.test.per_competency, precheck: book.precheck };
  return { book, ...deal(bank.entries(), blueprint, scope) };
}

/** The questions of an attempt that the package still has. @param {Bank} bank @param {Attempt} attempt */
export const stillAsked = (bank, { asked }) => asked.filter((id) => bank.entry(`question/${id}`));

/**
 * Whether a question of an ended attempt was answered rightly. An answer to words that were mended before the end did not
 * count: it was asked for again.
 * @param {Bank} bank @param {Attempt} attempt @param {string} id
 */
export function wasRight(bank, { answers, revision }, id) {
  const [given, entry] = [answers.get(id), bank.entry(`question/${id}`)];
  if (!given || !entry) return false;
  return given.success === true && (given.revision === revision || given.version === entry.version);
}

/**
 * Where the learner stands: the attempt that is open, the last one that ended, and the form that comes next.
 * @param {Learning} learning @param {Bank} bank @param {Scope} scope @param {string[][]} forms
 */
function standing({ statements, page, hub }, bank, scope, forms) {
  const all = attempts(statements, page.iri).filter((one) => one.kind === "test" && one.book === page.book);
  const own = all.filter(({ only }) => [...only].sort().join() === scope.only.join());
  const open = own.filter((one) => !one.ended && stillAsked(bank, one).length).pop();
  return { open, last: own.filter((one) => one.ended).pop(), ...nextForm(forms, all, (hub && hub.form) || 1) };
}

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank @param {Scope} scope */
export function showTest(place, learning, bank, scope) {
  const { page } = learning;
  const { book, forms } = dealFrom(learning, bank, scope);
  const { open, last, form, repeated } = standing(learning, bank, scope, forms);
  const again = () => showTest(place, learning, bank, scope);
  if (open) return sit(place, learning, bank, { attempt: open, ids: stillAsked(bank, open), pass: book.test.pass_share, again });
  const asked = forms[form] || [];
  const begin = makeButton("button", words(last ? "assess.again" : "assess.begin-test"), async () => {
    // Another tab may have begun a test, or used this form.
    await learning.refresh();
    const now = standing(learning, bank, scope, forms);
    const sitting = { kind: /** @type {const} */ ("test"), book: book.id, form: now.form + 1, attempt: makeId(fillRandom), ...scope };
    if (!now.open) await add(learning, begun(page, { ...sitting, asked: forms[now.form] || [] }));
    again();
    place.focus();
  });
  refill(
    place,
    ...(last ? [result(learning, bank, last, stillAsked(bank, last))] : []),
    ...about(learning, book, scope, asked.length),
    ...tooFew(learning, bank, book, scope, asked),
    ...(repeated && last ? [build("p", { class: "content-note" }, words("assess.forms-used-up"))] : []),
    ...(asked.length ? [build("p", {}, begin)] : []),
    ...(scope.only.length ? [build("p", {}, build("a", { href: "test.html" }, words("assess.to-whole-test")))] : []),
  );
}

/** What the test asks, and what it takes to pass. @param {Learning} learning @param {BookLine} book @param {Scope} scope @param {number} questions */
function about({ page }, book, { only }, questions) {
  const says = [counted("assess.test-has", questions), words("assess.test-how")];
  if (!only.length) return [build("p", {}, [...says, words("assess.pass", { share: Math.round(book.test.pass_share * 100) })].join(" "))];
  const titles = (page.competencies || []).filter(({ id }) => only.includes(id)).map(({ title }) => build("li", {}, title));
  return [build("p", {}, words("assess.part-about")), build("ul", {}, ...titles), build("p", {}, [...says, words("assess.part-pass")].join(" "))];
}

/** Says of which competencies the bank has too few questions. @param {Learning} learning @param {Bank} bank @param {BookLine} book @param {Scope} scope @param {string[]} asked */
function tooFew({ page }, bank, book, { only }, asked) {
  const competencies = (page.competencies || []).filter((one) => one.book === book.id && (!only.length || only.includes(one.id)));
  const short = shortOf(asked, bank.entries(), competencies.map(({ id }) => id), book.test.per_competency);
  return short.map(({ competency, has }) => {
    const { title = competency } = competencies.find(({ id }) => id === competency) || {};
    return build("p", { class: "content-note" }, counted("assess.too-few", has, { competency: title, m: book.test.per_competency }));
  });
}

/**
 * @param {HTMLElement} place @param {Learning} learning @param {Bank} bank
 * @param {{attempt: Attempt, ids: string[], pass: number, again: () => void}} parts
 */
function sit(place, learning, bank, { attempt, ids, pass, again }) {
  const { book, form, only, answers } = attempt;
  takeSitting({
    place,
    learning,
    bank,
    sitting: { kind: "test", book, form, attempt: attempt.attempt, only },
    ids,
    given: answers,
    pass,
    done: () => {
      again();
      showOutcome(place);
    },
  });
}

/** @param {Learning} learning @param {Bank} bank @param {Attempt} attempt @param {string[]} ids those of its questions that the package still has */
function result(learning, bank, attempt, ids) {
  const { page } = learning;
  const values = { right: attempt.right, m: attempt.questions, share: Math.round(attempt.score * 100) };
  const outcome = attempt.only.length ? "part" : attempt.passed ? "passed" : "failed";
  const section = build(
    "section",
    { class: `outcome ${outcome}`, tabindex: "-1", "aria-labelledby": "outcome-title" },
    build("h2", { id: "outcome-title" }, words(`assess.${outcome}`)),
    build("p", {}, words("assess.score", values)),
  );
  if (ids.length) {
    section.append(resultTable(byCompetency(bank, ids, (id) => wasRight(bank, attempt, id), page.competencies || []), root()));
  }
  if (attempt.passed) section.append(build("p", {}, build("a", { href: `${root()}certificate.html`, class: "button quiet" }, words("assess.certificate"))));
  if (ids.length) section.append(answersFold(bank, ids, attempt));
  return section;
}
