// The pre-check: who you are, a few questions, and the path that they suggest.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { choiceFields } from "./constituent.js";
import { counted } from "./counted.js";
import { fillRandom, makeId } from "./identity.js";
import { refill, root } from "./page.js";
import { suggestPath } from "./path.js";
import { answersFold, showOutcome, takeSitting } from "./sitting.js";
import { begun } from "./statement.js";
import { dealFrom, stillAsked, wasRight } from "./testpage.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./attempts.js").Attempt} Attempt
 * @typedef {import("./constituent.js").Choice} Choice
 */

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank @param {Choice} choice */
export function showPrecheck(place, learning, bank, choice) {
  const { page } = learning;
  const { precheck } = dealFrom(learning, bank);
  const last = lastOf(learning, bank);
  if (last && !last.ended) return sit(place, learning, bank, choice, last);
  const begin = makeButton("button", words(last ? "assess.precheck-again" : "assess.begin-precheck"), async () => {
    const sitting = { kind: /** @type {const} */ ("precheck"), book: page.book, form: 1, attempt: makeId(fillRandom), asked: precheck };
    // Another tab may have begun it.
    await learning.refresh();
    const now = lastOf(learning, bank);
    if (!now || now.ended) await add(learning, begun(page, sitting));
    showPrecheck(place, learning, bank, choice);
    place.focus();
  });
  refill(
    place,
    ...(last ? [path(learning, bank, last, choice)] : []),
    choiceFields(learning, choice, () => showPrecheck(place, learning, bank, choice)),
    build("p", {}, counted("assess.precheck-has", precheck.length)),
    build("p", {}, begin),
  );
}

/** The last pre-check of which the package still has questions. @param {Learning} learning @param {Bank} bank */
function lastOf({ statements, page }, bank) {
  const own = attempts(statements, page.iri).filter((one) => one.kind === "precheck" && one.book === page.book);
  return own.filter((one) => stillAsked(bank, one).length).pop();
}

/** @param {HTMLElement} place @param {Learning} learning @param {Bank} bank @param {Choice} choice @param {Attempt} open */
function sit(place, learning, bank, choice, open) {
  const { page } = learning;
  const { book } = dealFrom(learning, bank);
  takeSitting({
    place,
    learning,
    bank,
    sitting: { kind: "precheck", book: page.book, form: 1, attempt: open.attempt },
    ids: stillAsked(bank, open),
    given: open.answers,
    pass: book.test.pass_share,
    done: () => {
      showPrecheck(place, learning, bank, choice);
      showOutcome(place);
    },
  });
}

/** @param {Learning} learning @param {Bank} bank @param {Attempt} attempt @param {Choice} choice */
function path(learning, bank, attempt, choice) {
  const { book } = dealFrom(learning, bank);
  const ids = stillAsked(bank, attempt);
  const asked = ids.map((id) => {
    const entry = bank.entry(`question/${id}`);
    return { competency: entry ? entry.competency : "", right: wasRight(bank, attempt, id) };
  });
  const steps = suggestPath(book.units, asked).map(({ unit, advice }) =>
    build(
      "li",
      { class: advice },
      build("a", { href: `${root()}${book.id}/${unit.id}.html` }, unit.title),
      " ",
      build("span", { class: "state" }, words(`assess.advice-${advice}`)),
    ),
  );
  const known = steps.every((step) => step.classList.contains("skip"));
  return build(
    "section",
    { class: "outcome", tabindex: "-1", "aria-labelledby": "outcome-title" },
    build("h2", { id: "outcome-title" }, words("assess.your-path")),
    build("p", {}, words("assess.score", { right: attempt.right, m: attempt.questions, share: Math.round(attempt.score * 100) })),
    build("ol", { class: "path" }, ...steps),
    build("p", {}, ownPart(learning, choice)),
    ...(known ? [build("p", {}, build("a", { href: "test.html", class: "button quiet" }, words("assess.to-test")))] : []),
    answersFold(bank, ids, attempt),
  );
}

/** Which part of each unit is the learner's own, also in units to skip. @param {Learning} learning @param {Choice} choice */
function ownPart({ page }, choice) {
  const own = (page.constituents || []).find((one) => one.id === choice.constituent);
  if (!own) return words("assess.part-any");
  const level = (page.reach || []).find((one) => one.id === choice.reach);
  const part = words("assess.part-own", { constituent: own.title });
  return level ? `${part} ${words("assess.part-level", { level: level.title })}` : part;
}
