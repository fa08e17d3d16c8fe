// Interface words that depend on a number.
import { words } from "../items/words.js";

/**
 * Gives the words of `KEY.one`, `KEY.few`, …, `KEY.other` for a number in the page's language, with `{n}` filled in.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export function counted(key, n, values = {}) {
  const exact = `${key}.${category(n)}`;
  const text = words(exact, { n, ...values });
  return text === exact ? words(`${key}.other`, { n, ...values }) : text;
}

/** Safari before 13 has no plural rules; English ones serve it. @param {number} n */
function category(n) {
  const language = document.documentElement.lang || "en";
  return typeof Intl.PluralRules === "function" ? new Intl.PluralRules(language).select(n) : n === 1 ? "one" : "other";
}
