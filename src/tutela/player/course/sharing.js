// Sharing a reflection with the course, and taking it back. Only what the learner presses for is sent.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { add } from "./adding.js";
import { build } from "./build.js";
import { fillRandom, makeId } from "./identity.js";
import { keepReflection } from "./notes.js";
import { reflected } from "./statement.js";

/**
 * Adds the buttons to a reflection; nothing where no hub was joined.
 * @param {import("./learning.js").Learning} learning
 * @param {import("../items/element.js").TutelaItem} item
 * @param {() => import("./notes.js").Reflection | undefined} current what is written now
 */
export function addSharing(learning, item, current) {
  const away = learning.away;
  if (!away) return;
  const said = build("p", { class: "hint", role: "status" });
  const button = makeButton("button quiet", "", async () => {
    const reflection = current();
    if (!reflection || !reflection.text.trim()) return refuse(said, "read.share-nothing");
    button.disabled = true;
    const done = reflection.shared ? await takeBack(learning, away, reflection) : await share(learning, away, item, reflection);
    button.disabled = false;
    if (!done) return refuse(said, "read.share-no-line");
    said.textContent = words(reflection.shared ? "read.shared" : "read.taken-back");
    show();
  });
  const show = () => {
    const reflection = current();
    button.textContent = words(reflection && reflection.shared ? "read.take-back" : "read.share");
  };
  show();
  item.append(build("div", { class: "sharing" }, build("p", { class: "hint" }, words("read.share-hint")), button, said));
}

/** @param {HTMLElement} said @param {string} key */
function refuse(said, key) {
  said.textContent = words(key);
}

/**
 * The text goes first and the statement after it, so that the log never names a text that did not arrive.
 * @param {import("./learning.js").Learning} learning
 * @param {NonNullable<import("./learning.js").Learning["away"]>} away
 * @param {import("../items/element.js").TutelaItem} item
 * @param {import("./notes.js").Reflection} reflection
 */
async function share(learning, away, item, reflection) {
  const { id = "", version = "", competencies = "" } = item.dataset;
  const text = makeId(fillRandom);
  const statement = makeId(fillRandom);
  const activity = `${learning.page.iri}/item/${id}`;
  if (!(await away.share({ id: text, statement, activity, text: reflection.text }))) return false;
  const about = { id, version, competencies: competencies.split(" ").filter(Boolean) };
  await add(learning, reflected(learning.page, about, learning.page.unit, text), statement);
  reflection.shared = text;
  await keepReflection(learning.database, reflection);
  return true;
}

/**
 * @param {import("./learning.js").Learning} learning
 * @param {NonNullable<import("./learning.js").Learning["away"]>} away
 * @param {import("./notes.js").Reflection} reflection
 */
async function takeBack(learning, away, reflection) {
  if (!(await away.erase(reflection.shared))) return false;
  reflection.shared = "";
  await keepReflection(learning.database, reflection);
  return true;
}
