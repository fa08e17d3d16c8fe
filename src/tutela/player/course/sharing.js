// Sharing a reflection with the course, and taking it back. Only what the learner presses for is sent.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { build } from "./build.js";
import { fillRandom, makeId } from "./identity.js";
import { keepReflection } from "./notes.js";
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
    else said.textContent = words((await work(reflection)) ? done : "read.share-no-line");
    show();
  };
  const give = makeButton("button quiet", "", press((reflection) => share(learning, away, item, reflection), "read.shared"));
  const take = makeButton("button quiet", words("read.take-back"), press((reflection) => takeBack(learning, away, reflection), "read.taken-back"));
  const show = () => {
    const reflection = current();
    const isShared = Boolean(reflection && reflection.shared);
    give.textContent = words(isShared ? "read.share-again" : "read.share");
    give.hidden = isShared && Boolean(reflection && reflection.sharedText === reflection.text);
    take.hidden = !isShared;
  };
  show();
  item.addEventListener("tutela:note", () => setTimeout(show));
  item.append(build("div", { class: "sharing" }, build("p", { class: "hint" }, words("read.share-hint")), give, take, said));
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
  Object.assign(reflection, { shared: "", sharedText: "" });
  await keepReflection(learning.database, reflection);
  return true;
}
