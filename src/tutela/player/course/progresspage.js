// My learning: what was done and mastered, notes, the progress file, what waits to be sent, and wiping this device.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { attempts } from "./attempts.js";
import { build } from "./build.js";
import { due } from "./cards.js";
import { connectionLine } from "./connection.js";
import { counted } from "./counted.js";
import { dayHere } from "./day.js";
import { fileButtons } from "./filebuttons.js";
import { dayName, saveFile } from "./files.js";
import { dayInWords } from "./inwords.js";
import { readMarks } from "./marks.js";
import { mastery } from "./mastery.js";
import { masteryClass, masteryWords } from "./masterywords.js";
import { readNotes, readReflections } from "./notes.js";
import { fill, refill, root } from "./page.js";
import { unitProgress } from "./progress.js";
import { cardsOf, leaveDueList } from "./reviewing.js";
import { forgetGone } from "./sharing.js";
import { askToKeep, promisedToKeep } from "./storage.js";
import { counts, exported, refused, sendAgain } from "../outbox/outbox.js";
import { wipe } from "./wipe.js";

/** @typedef {import("./learning.js").Learning} Learning */

/** @param {Learning} learning */
export async function showProgress(learning) {
  fill("file", fileButtons(learning, () => showAll(learning)));
  fill("connection", connectionLine(learning, root()));
  showWipe(learning);
  await showAll(learning);
}

/** @param {Learning} learning */
async function showAll(learning) {
  const marks = await readMarks(learning.database);
  const all = cardsOf(learning, marks);
  await leaveDueList(learning, all);
  const today = due(all, dayHere(Date.now()));
  showUnits(learning);
  showCompetencies(learning, new Set(today.flatMap((card) => card.competencies)));
  showAttempts(learning);
  await showNotes(learning);
  await showWaiting(learning);
  await showStorage();
}

/** @param {Learning} learning */
function showUnits({ statements, page }) {
  const progress = unitProgress(statements, page.iri);
  const books = (page.books || []).map((book) => {
    const rows = book.units.map((unit) => {
      const own = progress.get(unit.id);
      const answered = own ? Math.min(own.answered.size, unit.items) : 0;
      const state = own && own.completed ? words("assess.unit-done") : counted("assess.unit-answered", answered, { m: unit.items });
      return build("li", {}, build("a", { href: `${root()}${book.id}/${unit.id}.html` }, unit.title), " ", build("span", { class: "state" }, state));
    });
    return build("section", {}, build("h3", {}, book.title), build("ol", { class: "path" }, ...rows));
  });
  fill("units", ...books);
}

/** @param {Learning} learning @param {Set<string>} fading */
function showCompetencies({ statements, page }, fading) {
  const competencies = page.competencies || [];
  const states = mastery(statements, page.iri, competencies.map((one) => one.id));
  const rows = competencies.map(({ id, title, can }) => {
    const state = states.get(id) || { answered: 0, mean: 0, mastered: false, told: false };
    const label = build("span", { class: `state ${masteryClass(state, fading.has(id))}` }, masteryWords(state, fading.has(id)));
    return build("li", {}, build("b", {}, title), build("span", {}, can), label);
  });
  fill("competencies", build("ul", { class: "competencies" }, ...rows));
}

/** @param {Learning} learning */
function showAttempts({ statements, page }) {
  const ended = attempts(statements, page.iri).filter((attempt) => attempt.ended);
  if (!ended.length) return fill("attempts", build("p", {}, words("assess.no-attempts")));
  const rows = ended.map((attempt) => {
    const book = (page.books || []).find((one) => one.id === attempt.book);
    const cells = [
      dayInWords(Date.parse(attempt.ended), { day: "numeric", month: "short", year: "numeric" }),
      book ? book.title : attempt.book,
      counted("assess.right", attempt.right, { m: attempt.questions }),
      words(outcomeOf(attempt)),
    ];
    return build("tr", {}, ...cells.map((cell) => build("td", {}, cell)));
  });
  const head = ["date", "test", "result", "outcome"].map((name) => build("th", { scope: "col" }, words(`assess.${name}`)));
  fill("attempts", build("div", { class: "wide", tabindex: "0", role: "group", "aria-label": words("assess.attempts") },
    build("table", {}, build("thead", {}, build("tr", {}, ...head)), build("tbody", {}, ...rows)),
  ));
}

/** @param {import("./attempts.js").Attempt} attempt */
function outcomeOf({ kind, only, passed }) {
  if (kind === "precheck") return "assess.precheck";
  if (only.length) return "assess.part";
  return passed ? "assess.passed" : "assess.failed";
}

/** @param {Learning} learning */
async function showNotes(learning) {
  const { database, page } = learning;
  const units = (page.books || []).flatMap((book) => book.units.map((unit) => ({ ...unit, book: book.id })));
  const notes = (await readNotes(database)).map((note) => {
    const unit = units.find((one) => one.id === note.unit);
    const title = unit ? build("a", { href: `${root()}${unit.book}/${unit.id}.html#own-note` }, unit.title) : note.unit;
    return build("li", {}, build("h3", {}, title), build("p", { class: "written" }, note.text));
  });
  const kept = await readReflections(database);
  const reflections = kept.filter((one) => one.text.trim()).map((one) =>
    build("li", {}, build("p", { class: "written" }, one.text), build("p", { class: "hint" }, words(one.shared ? "assess.was-shared" : "assess.not-shared"))),
  );
  const all = [...notes, ...reflections];
  fill("notes", all.length ? build("ul", { class: "written-list" }, ...all) : build("p", {}, words("assess.no-notes")));
  // What follows on the page does not wait for the hub.
  forgetGone(learning, kept).then((gone) => (gone ? showNotes(learning) : undefined));
}

/** @param {Learning} learning */
async function showWaiting(learning) {
  const { database, hub } = learning;
  const { waiting } = await counts(database);
  const set = await refused(database);
  if (!hub && !set.length) return fill("waiting", build("p", {}, words("assess.no-hub")));
  const save = makeButton("button quiet", words("assess.save-waiting"), async () =>
    saveFile(`tutela-waiting-${dayName(Date.now())}.json`, await exported(database, hub && hub.actor)),
  );
  /** @type {HTMLElement[]} */
  const content = [build("p", {}, counted("assess.waiting", waiting))];
  if (set.length) {
    const again = makeButton("button quiet", words("assess.send-again"), async () => {
      await sendAgain(database);
      learning.sender.nudge();
      await showWaiting(learning);
    });
    const rows = set.map((row) => build("li", {}, words(`assess.refused-${row.status}`), " ", build("code", {}, row.id), " ", row.reason));
    content.push(build("p", {}, counted("assess.refused", set.length)), build("ul", {}, ...rows), build("p", {}, again));
  }
  if (waiting || set.length) content.push(build("p", {}, save), build("p", { class: "hint" }, words("assess.save-waiting-why")));
  fill("waiting", ...content);
}

async function showStorage() {
  const promised = await promisedToKeep();
  if (promised !== false) return fill("storage", build("p", {}, words(promised ? "assess.kept-promised" : "assess.kept-unknown")));
  const ask = makeButton("button quiet", words("assess.ask-to-keep"), async () => {
    await askToKeep();
    await showStorage();
  });
  fill("storage", build("p", {}, words("assess.may-be-cleared")), build("p", {}, ask));
}

/** @param {Learning} learning */
function showWipe(learning) {
  const said = build("p", { role: "status" });
  const wiping = makeButton("button quiet", words("assess.wipe"), async () => {
    const { waiting } = await counts(learning.database);
    const yes = makeButton("button", words("assess.wipe-yes"), async () => {
      learning.sender.stop();
      await wipe(learning.database);
      const main = document.querySelector("main");
      if ((await learning.leave()) || !main) location.reload();
      else refill(main, build("p", { role: "alert" }, words("assess.wipe-known")));
    });
    const no = makeButton("button quiet", words("assess.wipe-no"), () => {
      said.textContent = "";
      wiping.focus();
    });
    const lost = learning.hub && waiting ? ` ${counted("assess.wipe-waiting", waiting)}` : "";
    said.textContent = "";
    said.append(words("assess.wipe-sure"), lost, " ", build("span", { class: "ratings" }, yes, no));
    yes.focus();
  });
  fill("wipe", build("p", {}, wiping), said);
}
