// Sharing a reflection with the course, and taking it back. Only what the learner presses for is sent.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { build } from "./build.js";
import { fillRandom, makeId } from "./identity.js";
import { forgetShared, keepReflection } from "./notes.js";
import { reflected } from "./statement.js";

/**
 * @typedef {import("./learning.js").Learning} Learning
 * @typedef {NonNullable<Learning["away"]>} Away
 * @typedef {import("./notes.js").Reflection} Reflection
 */

/**
 * Adds the buttons to a reflection; nothing where no hub was joined.
 * @param {Learning} learning
 * @param {import("../items/element.js").TutelaItem} item
 * @param {() => Reflection | undefined} current what is written now
 */
export function addSharing(learning, item, current) {
  const away = learning.away;
  if (!away) return;
  const said = build("p", { class: "hint", role: "status" });
  /** @param {(reflection: Reflection) => Promise<boolean>} work @param {string} done */
  const press = (work, done) => async () => {
    const reflection = current();
    if (!reflection || !reflection.text.trim()) said.textContent = words("read.share-nothing");
    // Whose thought was taken out is told so, before a new wording of it goes to the course.
    else if (!(await tellGone())) said.textContent = words((await work(reflection)) ? done : "read.share-no-line");
    show();
  };
  const tellGone = async () => {
    const reflection = current();
    if (!reflection || !(await forgetGone(learning, [reflection]))) return false;
    said.textContent = words("read.gone");
    show();
    return true;
  };
  const give = makeButton("button quiet", "", press((reflection) => share(learning, away, item, reflection), "read.shared"));
  const take = makeButton("button quiet", words("read.take-back"), press((reflection) => takeBack(learning, away, reflection), "read.taken-back"));
  const show = () => {
    /** @type {Partial<Reflection>} */
    const { shared, sharedText, text } = current() || {};
    give.textContent = words(shared ? "read.share-again" : "read.share");
    give.hidden = Boolean(shared) && sharedText === text;
    take.hidden = !shared;
  };
  show();
  tellGone();
  item.addEventListener("tutela:note", () => setTimeout(show));
  item.append(build("div", { class: "sharing" }, build("p", { class: "hint" }, words("read.share-hint")), give, take, said));
}

/**
 * Forgets that reflections were shared where the hub has them no more; true where there was one. Without an answer of the
 * hub nothing is forgotten.
 * @param {Learning} learning
 * @param {Reflection[]} reflections
 */
export async function forgetGone(learning, reflections) {
  const names = reflections.map((one) => one.shared);
  const held = learning.away && names.some(Boolean) ? await learning.away.held() : null;
  // What was shared anew while the hub was asked is not in its answer.
  const gone = reflections.filter(({ shared }, n) => held && shared && shared === names[n] && !held.includes(shared));
  for (const one of gone) await forgetShared(learning.database, one);
  return gone.length > 0;
}

/**
 * The text goes first and the statement after it, so that the log never names a text that did not arrive. A new wording of
 * a shared text keeps its id and needs no statement.
 * @param {Learning} learning
 * @param {Away} away
 * @param {import("../items/element.js").TutelaItem} item
 * @param {Reflection} reflection
 */
async function share(learning, away, item, reflection) {
  const { id = "", version = "", competencies = "" } = item.dataset;
  const { text } = reflection;
  const name = reflection.shared || makeId(fillRandom);
  const statement = makeId(fillRandom);
  if (!(await away.share({ id: name, statement, activity: `${learning.page.iri}/item/${id}`, text }))) return false;
  if (!reflection.shared) {
    const about = { id, version, competencies: competencies.split(" ").filter(Boolean) };
    await add(learning, reflected(learning.page, about, learning.page.unit, name), statement);
  }
  Object.assign(reflection, { shared: name, sharedText: text });
  await keepReflection(learning.database, reflection);
  return true;
}

/** @param {Learning} learning @param {Away} away @param {Reflection} reflection */
async function takeBack(learning, away, reflection) {
  if (!(await away.erase(reflection.shared))) return false;
  await forgetShared(learning.database, reflection);
  return true;
}
