// Radio buttons and checkboxes, as choice, choices, trace, scale and determine use them.

import { findAll } from "./make.js";
import { mark } from "./marks.js";
import { words } from "./words.js";

/** @param {ParentNode} root @returns {HTMLInputElement[]} */
export const inputs = (root) => /** @type {HTMLInputElement[]} */ (findAll(root, "input"));

/** @param {ParentNode} root @returns {string[]} the values chosen */
export const chosen = (root) =>
  inputs(root)
    .filter((input) => input.checked)
    .map((input) => input.value);

/** @param {ParentNode} root @param {string[]} values */
export function choose(root, values) {
  for (const input of inputs(root)) input.checked = values.includes(input.value);
}

/**
 * Gives the whole option around the control with this value.
 * @param {ParentNode} root @param {string} value
 */
export const optionOf = (root, value) =>
  inputs(root)
    .find((input) => input.value === value)
    ?.closest("label");

/**
 * Marks every option chosen, with its reason, and counts them in a sentence.
 * @param {ParentNode} root
 * @param {import("./solution.js").Entry[]} entries
 * @param {string[]} ids
 */
export function markOptions(root, entries, ids) {
  const picked = entries.filter((entry) => ids.includes(entry.id));
  for (const entry of picked) {
    const option = optionOf(root, entry.id);
    if (option) mark(option, entry.right, entry.why);
  }
  const right = picked.filter((entry) => entry.right).length;
  const found = words("play.found", { found: right, all: entries.filter((entry) => entry.right).length });
  const wrong = picked.length - right;
  return wrong ? `${found} ${words("play.too-many", { count: wrong })}` : found;
}
