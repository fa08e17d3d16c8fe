// A unit: earlier answers come back, new ones are recorded, progress is told in words.
import { defineItem } from "../items/element.js";
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add, addAnswer } from "../course/adding.js";
import { addWays, itemsIn, itemsSkippedBy, keyOf, restoreAnswers } from "../course/answering.js";
import { build } from "../course/build.js";
import { completion } from "../course/completion.js";
import { connectionLine } from "../course/connection.js";
import { counted } from "../course/counted.js";
import { orderParts } from "../course/foryou.js";
import { showMeanings } from "../course/glossary.js";
import { showKeeping } from "../course/keeping.js";
import { laterButtons } from "../course/laterbuttons.js";
import { openLearning } from "../course/learning.js";
import { watchLeaving } from "../course/leaving.js";
import { readMarks, setMark } from "../course/marks.js";
import { keepReflection, noteField, readNotes, readReflections } from "../course/notes.js";
import { fillMyCountry } from "../course/mycountry.js";
import { offerOffline } from "../course/offline.js";
import { fill, readPage, root } from "../course/page.js";
import { rememberPlace } from "../course/place.js";
import { unitProgress } from "../course/progress.js";
import { readSetting } from "../course/setting.js";
import { addSharing } from "../course/sharing.js";
import { completed, opened, reflected } from "../course/statement.js";

const SAME_VISIT = 30 * 60_000; // milliseconds within which opening a unit again is the same visit

const page = readPage();

/** The unit's items as they stand in the text: (id, kind). @type {[string, string][]} */
const items = Array.from(document.querySelectorAll("tutela-item"), (item) => [
  item.getAttribute("data-id") || "",
  item.getAttribute("data-kind") || "",
]);
watchLeaving(root());
offerOffline(root());
showMeanings(words("read.in-glossary"));
// Items can be answered before the database is open: what they tell waits for it.
const opening = start();
const begun = new Set();
listen();
defineItem();

/** Opens what is kept and shows it. */
async function start() {
  const learning = await openLearning(page);
  const marks = await readMarks(learning.database);
  const reflections = new Map((await readReflections(learning.database)).map((one) => [one.id, one]));
  const notes = await readNotes(learning.database);
  const state = { learning, marks, reflections, showMarks: () => {} };
  showKeeping(learning, () => laterButtons(learning, () => location.reload()));
  orderParts(await readSetting(learning.database, "constituent"), root());
  await fillMyCountry(learning.database, page);
  restore(state);
  state.showMarks = addWays(learning, marks, () => update(state));
  fill("notes", noteField(learning.database, page.unit, notes.find((note) => note.unit === page.unit)));
  await open(learning);
  await update(state);
  for (const item of itemsIn()) {
    if (item.dataset.kind === "reflect") addSharing(learning, item, () => reflections.get(item.dataset.id || ""));
  }
  rememberPlace(learning.database, page);
  const main = document.querySelector("main");
  if (main) main.append(connectionLine(learning, root()));
  return state;
}

/** @typedef {Awaited<ReturnType<typeof start>>} State */

/** @param {{learning: State["learning"], reflections: State["reflections"]}} state */
function restore({ learning, reflections }) {
  restoreAnswers(learning, begun);
  for (const item of itemsIn()) {
    const reflection = reflections.get(item.dataset.id || "");
    if (reflection && item.dataset.kind === "reflect" && !begun.has(keyOf(item))) item.restoreNote(reflection.text);
  }
}

/** The unit counts as opened, once a visit. @param {State["learning"]} learning */
async function open(learning) {
  const progress = unitProgress(learning.statements, page.iri).get(page.unit);
  const last = progress && progress.opened ? Date.parse(progress.last) : -Infinity;
  if (Math.abs(Date.now() - last) > SAME_VISIT) await add(learning, opened(page, page.book, page.unit));
}

/** What items and skip links tell. */
function listen() {
  document.addEventListener("tutela:response", async (event) => {
    const answer = /** @type {CustomEvent} */ (event).detail;
    begun.add(`${answer.activity}/${answer.id}`);
    const state = await opening;
    if (answer.kind === "reflect") await add(state.learning, reflected(page, answer, page.unit));
    else await addAnswer(state.learning, answer, { place: "practice", unit: page.unit });
    await update(state);
  });
  document.addEventListener("tutela:note", async (event) => {
    const { id, text } = /** @type {CustomEvent} */ (event).detail;
    begun.add(`item/${id}`);
    const { learning, reflections } = await opening;
    // One object as long as the page is open: sharing, which waits for the hub, then keeps no older words.
    const before = reflections.get(id) || { shared: "", sharedText: "" };
    const reflection = Object.assign(before, { id, text, at: new Date().toISOString() });
    reflections.set(id, reflection);
    await keepReflection(learning.database, reflection);
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target instanceof Element && event.target.closest("tutela-item[data-kind=reflect]");
    if (item) goOn(/** @type {import("../items/element.js").TutelaItem} */ (item));
  });
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest(".content-note a[href^='#']");
    if (!(link instanceof HTMLAnchorElement)) return;
    const state = await opening;
    for (const item of itemsSkippedBy(link)) {
      state.marks.passed.add(keyOf(item));
      await setMark(state.learning.database, "passed", keyOf(item), true);
    }
    state.showMarks();
    await update(state);
  });
}

/** Puts into a reflection what another tab kept of it. @param {import("../items/element.js").TutelaItem} item */
async function goOn(item) {
  const { learning, reflections } = await opening;
  const now = (await readReflections(learning.database)).find(({ id }) => id === item.dataset.id);
  const before = now && (reflections.get(now.id) || { at: "" });
  if (!before || before.at === now.at) return;
  reflections.set(now.id, Object.assign(before, now));
  item.restoreNote(now.text);
}

/** Shows progress, and completes the unit once all is answered. @param {Pick<State, "learning" | "marks">} state */
async function update(state) {
  const { learning, marks } = state;
  const units = unitProgress(learning.statements, page.iri);
  const own = units.get(page.unit);
  const done = completion(items, own ? own.answered : new Set(), marks.passed);
  const isCompleted = Boolean(own && own.completed);
  if (done.complete && !isCompleted) {
    await add(learning, completed(page, page.book, page.unit));
    return update(state);
  }
  fill("unit-progress", ` · ${counted("read.answered", done.answered, { m: done.items })}`);
  for (const line of Array.from(document.querySelectorAll(".contents li[data-unit]"))) {
    const unit = units.get(line.getAttribute("data-unit") || "");
    markDone(line, Boolean(unit && unit.completed));
  }
  showCompletion(state, isCompleted);
}

/** @param {Element} line @param {boolean} done */
function markDone(line, done) {
  line.classList.toggle("done", done);
  const said = line.querySelector(".unseen");
  if (said && !done) said.remove();
  const link = line.querySelector("a");
  if (!said && done && link) link.append(build("span", { class: "unseen" }, ` (${words("read.done")})`));
}

/** @param {Pick<State, "learning" | "marks">} state @param {boolean} isCompleted */
function showCompletion(state, isCompleted) {
  if (isCompleted) {
    fill("complete", build("p", { class: "completed", role: "status" }, words("read.completed")));
    return;
  }
  const button = makeButton("button quiet", words("read.mark-read"), async () => {
    await add(state.learning, completed(page, page.book, page.unit));
    await update(state);
  });
  fill("complete", build("p", { class: "hint" }, words("read.complete-hint")), button);
}
