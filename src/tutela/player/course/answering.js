// The items of a page: earlier answers come back, new ones are recorded, an item can be passed over or kept for review.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { latestAnswers } from "./answers.js";
import { build } from "./build.js";
import { setMark } from "./marks.js";

/** @typedef {import("../items/element.js").TutelaItem} Item */

/**
 * All items of the page, or of a part of it.
 * @param {ParentNode} [within]
 * @returns {Item[]}
 */
export const itemsIn = (within = document) => Array.from(within.querySelectorAll("tutela-item"));

/** The name of an item in marks and folds: `item/ID` or `question/ID`. @param {Item} item */
export const keyOf = (item) => `${item.dataset.activity}/${item.dataset.id}`;

/**
 * Puts the latest answers back where the item is still the same version and nobody began it meanwhile.
 * @param {import("./learning.js").Learning} learning
 * @param {Set<string>} begun items answered since the page opened, by key
 */
export function restoreAnswers(learning, begun) {
  const latest = latestAnswers(learning.statements, learning.page.iri);
  for (const item of itemsIn()) {
    const given = latest.get(keyOf(item));
    if (given && given.response !== undefined && given.version === item.dataset.version && !begun.has(keyOf(item))) {
      item.restore(given.response);
    }
  }
}

/**
 * Adds the two ways that every item has.
 * @param {import("./learning.js").Learning} learning
 * @param {import("./marks.js").Marks} marks changed as the learner presses
 * @param {() => void} changed is called after each change
 * @returns {() => void} shows the marks as they are now
 */
export function addWays(learning, marks, changed) {
  const toggles = itemsIn().flatMap((item) => {
    const ways = [toggle("passed", marks.passed, item, learning, changed), toggle("kept", marks.kept, item, learning, changed)];
    item.append(build("p", { class: "ways" }, ...ways.map((way) => way.button)));
    return ways;
  });
  return () => toggles.forEach(({ show }) => show());
}

/**
 * @param {"passed" | "kept"} kind
 * @param {Set<string>} set
 * @param {Item} item
 * @param {import("./learning.js").Learning} learning
 * @param {() => void} changed
 */
function toggle(kind, set, item, learning, changed) {
  const key = keyOf(item);
  const button = makeButton("way", "", async () => {
    const on = !set.has(key);
    await setMark(learning.database, kind, key, on || null);
    if (on) set.add(key);
    else set.delete(key);
    show();
    changed();
  });
  const show = () => {
    button.textContent = words(set.has(key) ? `read.${kind}-done` : `read.${kind}`);
    button.setAttribute("aria-pressed", String(set.has(key)));
  };
  show();
  return { button, show };
}

/**
 * Items between a content note and the place where its skip link leads are passed over when the link is used.
 * @param {HTMLAnchorElement} link
 * @returns {Item[]}
 */
export function itemsSkippedBy(link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return [];
  return itemsIn().filter(
    (item) =>
      link.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING &&
      item.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}
