// The package, its books and all plain pages: what was learnt so far, where to go on, how the connection is.
import { words } from "../items/words.js";
import { build } from "../course/build.js";
import { connectionLine } from "../course/connection.js";
import { choiceFields, readChoice } from "../course/constituent.js";
import { attempts } from "../course/attempts.js";
import { continueLink, whereToGoOn } from "../course/continuing.js";
import { counted } from "../course/counted.js";
import { dayHere } from "../course/day.js";
import { dueToday } from "../course/duelist.js";
import { readEarlier } from "../course/earlier.js";
import { showKeeping } from "../course/keeping.js";
import { openLearning } from "../course/learning.js";
import { watchLeaving } from "../course/leaving.js";
import { mastery } from "../course/mastery.js";
import { masteryClass, masteryWords } from "../course/masterywords.js";
import { offerOffline } from "../course/offline.js";
import { fillMyCountry } from "../course/mycountry.js";
import { fill, readPage, refill, root, slots } from "../course/page.js";
import { unitProgress } from "../course/progress.js";
import { readSetting } from "../course/setting.js";
import { openDatabase } from "../outbox/database.js";
import { offerTaking } from "../course/takealong.js";

/** @typedef {import("../course/learning.js").Learning} Learning */

const page = readPage();
watchLeaving(root());
offerOffline(root());
offerTaking();
if (page.books) start();
else if (slots("chosen-country").length) openDatabase(page.kit).then((database) => fillMyCountry(database, page));

async function start() {
  const learning = await openLearning(page);
  showKeeping(learning, () => build("a", { href: `${root()}progress.html#file` }, words("home.to-file")));
  await show(learning);
  if (slots("constituent").length) fill("constituent", choiceFields(learning, await readChoice(learning.database), () => {}));
  const [first] = slots("continue");
  if (first) first.after(connectionLine(learning, root()));
  // Going back shows the page as it was left, and another tab may have gone on.
  window.addEventListener("pageshow", (event) => event.persisted && again(learning));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again(learning));
  if (!learning.away) return;
  const { added } = await readEarlier(learning.database, learning.away);
  if (added) await again(learning);
}

/** @param {Learning} learning */
async function again(learning) {
  await learning.refresh();
  await show(learning);
}

/** @param {Learning} learning */
async function show(learning) {
  const books = (page.books || []).filter((book) => !page.book || book.id === page.book);
  const place = await readSetting(learning.database, "place");
  const target = whereToGoOn(books, learning.statements, page.iri, place);
  if (target) fill("continue", continueLink(target, root()));
  else fill("continue", build("p", {}, words("home.all-read")));
  const list = await readSetting(learning.database, "due");
  const due = dueToday(list, learning.statements, dayHere(Date.now()), dayHere, page.book);
  showReview(learning, due);
  showProgress(learning, books);
  showMastery(learning, due ? due.competencies : new Set());
  if (page.book) showResults(learning);
}

/** @param {Learning} learning @param {import("../course/page.js").BookLine[]} books */
function showProgress(learning, books) {
  const progress = unitProgress(learning.statements, page.iri);
  /** @param {string} unit */
  const of = (unit) => progress.get(unit) || { answered: new Set(), completed: false };
  for (const slot of slots("unit-progress")) {
    const id = slot.dataset.unit || "";
    const line = books.flatMap((book) => book.units).find((unit) => unit.id === id);
    if (!line) continue;
    const answered = Math.min(of(id).answered.size, line.items);
    const said = of(id).completed ? words("home.unit-done") : answered ? counted("home.answered", answered, { m: line.items }) : "";
    refill(slot, said && ` · ${said}`);
    const row = slot.closest("li");
    if (row) row.classList.toggle("done", of(id).completed);
  }
  for (const slot of slots("book-progress")) {
    const book = books.find((one) => one.id === slot.dataset.book);
    if (!book) continue;
    const done = book.units.filter((unit) => of(unit.id).completed).length;
    refill(slot, done ? ` · ${counted("home.units-done", done, { m: book.units.length })}` : "");
  }
}

/**
 * The way to the review, once there is something to review: to a book's own where it has something due, else to all.
 * @param {Learning} learning @param {{count: number} | null} due null where only the review page can tell
 */
function showReview(learning, due) {
  if (!learning.statements.some((statement) => statement.result && statement.result.score)) return;
  const count = due ? due.count : 0;
  const said = count ? counted("home.due", count) : words("home.review");
  const address = `${root()}${count && page.book ? `${page.book}/` : ""}review.html`;
  for (const slot of slots("continue")) {
    slot.append(build("p", { class: "review" }, build("a", { href: address }, said)));
  }
}

/** @param {Learning} learning @param {Set<string>} fading competencies with something due */
function showMastery(learning, fading) {
  const competencies = page.competencies || [];
  const states = mastery(learning.statements, page.iri, competencies.map((one) => one.id));
  const told = competencies.filter((one) => masteryClass(state(states, one.id), false) === "mastered");
  const link = build("a", { href: `${root()}progress.html` }, words("home.my-learning"));
  fill(
    "mastered",
    build("h2", {}, words("home.competencies")),
    build("p", {}, counted("home.mastered", told.length, { m: competencies.length }), " ", link),
  );
  for (const row of Array.from(document.querySelectorAll("li[data-competency]"))) {
    const own = state(states, row.getAttribute("data-competency") || "");
    const earlier = row.querySelector(".state");
    if (earlier) earlier.remove();
    const isFading = fading.has(row.getAttribute("data-competency") || "");
    row.append(build("span", { class: `state ${masteryClass(own, isFading)}` }, masteryWords(own, isFading)));
  }
}

/** @param {Map<string, import("../course/mastery.js").Mastery>} states @param {string} id */
const state = (states, id) => states.get(id) || { answered: 0, mean: 0, mastered: false, told: false };

/** What came of the pre-check and the tests of this book. @param {Learning} learning */
function showResults(learning) {
  const own = attempts(learning.statements, page.iri).filter((attempt) => attempt.book === page.book && attempt.ended);
  for (const kind of ["precheck", "test"]) {
    const last = own.filter((attempt) => attempt.kind === kind && !attempt.only.length).pop();
    if (!last) continue;
    const values = { right: last.right, m: last.questions };
    const key = kind === "precheck" ? "home.precheck-result" : last.passed ? "home.test-passed" : "home.test-failed";
    fill(`${kind}-result`, build("p", { class: "state" }, words(key, values)));
  }
}
