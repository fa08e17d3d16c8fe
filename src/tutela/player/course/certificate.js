// The certificate: made on the device from what was recorded there, once the end test was passed.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { dayInWords } from "./inwords.js";
import { mastery } from "./mastery.js";
import { fill, root } from "./page.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {import("./page.js").BookLine} BookLine
 * @typedef {import("./attempts.js").Attempt} Attempt
 */

/** A certificate for each book whose test was passed, and for the others what is missing. @param {Learning} learning */
export function showCertificates(learning) {
  const { page, statements } = learning;
  const all = attempts(statements, page.iri).filter((one) => one.kind === "test" && one.passed);
  const books = (page.books || []).map((book) => {
    const best = all.filter((one) => one.book === book.id).sort((one, other) => other.score - one.score)[0];
    return { book, best };
  });
  fill(
    "certificate",
    ...books.filter(({ best }) => best).map(({ book, best }) => certificate(learning, book, best)),
    ...books.filter(({ best }) => !best).map(({ book }) => missing(book)),
  );
}

/** @param {BookLine} book */
function missing(book) {
  const link = build("a", { href: `${root()}${book.id}/test.html` }, words("assess.begin-test"));
  return build("section", { class: "missing" }, build("h2", {}, book.title), build("p", {}, words("assess.certificate-missing"), " ", link));
}

/** @param {Learning} learning @param {BookLine} book @param {Attempt} attempt */
function certificate({ page, statements }, book, attempt) {
  const own = (page.competencies || []).filter((one) => one.book === book.id);
  const states = mastery(statements, page.iri, own.map((one) => one.id));
  const reached = own.filter(({ id }) => {
    const state = states.get(id);
    return state && (state.told || state.mastered);
  });
  const date = dayInWords(Date.parse(attempt.ended), { day: "numeric", month: "long", year: "numeric" });
  const score = { right: attempt.right, m: attempt.questions, share: Math.round(attempt.score * 100) };
  const digest = (page.digest || "").slice(0, 12);
  const pack = { title: page.title || page.kit, version: attempt.version, digest, revision: attempt.revision };
  const edition = page.edition ? ` · ${page.edition}` : "";
  return build(
    "section",
    { class: "certificate", "aria-labelledby": `certificate-${book.id}` },
    build("p", { class: "kicker" }, words("assess.certificate")),
    build("h2", { id: `certificate-${book.id}` }, book.title),
    build("p", { class: "name-line" }, words("assess.name-by-pen")),
    build("p", {}, words("assess.certificate-score", { ...score, date })),
    build("h3", {}, words("assess.certificate-mastered")),
    reached.length
      ? build("ul", {}, ...reached.map(({ title, can }) => build("li", {}, build("b", {}, `${title}. `), can)))
      : build("p", {}, words("assess.certificate-none")),
    build("p", { class: "package" }, words("assess.certificate-package", pack), edition),
    build("p", { class: "hint" }, words("assess.certificate-note")),
    build("p", { class: "press" }, makeButton("button", words("assess.print"), () => print())),
  );
}
