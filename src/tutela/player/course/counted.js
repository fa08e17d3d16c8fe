// Interface words that depend on a number.
import { words } from "../items/words.js";

const TABLE = "plural";
const TOLD = 200;

/**
 * Gives the form of a counted word that a number takes, with `{n}` filled in: `KEY.one` or `KEY.other` of English, or
 * `KEY.0`, `KEY.1`, … of a translation, chosen by the table of its catalogue (docs/kit-format.md, "Translation").
 * @param {string} key
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export function counted(key, n, values = {}) {
  const table = words(TABLE);
  const form = table === TABLE ? "" : `${key}.${table[n < TOLD ? n : TOLD - 100 + (n % 100)]}`;
  const text = form && words(form, { n, ...values });
  return text && text !== form ? text : words(n === 1 ? `${key}.one` : `${key}.other`, { n, ...values });
}
