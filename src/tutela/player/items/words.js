import { add, watch } from "./otherlanguage.js";

/** @type {Record<string, string> | undefined} */
let strings;
/** The keys of the words that were not translated. @type {Set<string>} */
let untranslated = new Set();

/**
 * Gives an interface word of the page in its language, with `{name}` replaced by `values.name`; the key itself where
 * the page lacks it, so that the fault is seen.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function words(key, values = {}) {
  if (!strings) strings = read();
  const text = strings[key] || key;
  const said = text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  if (untranslated.has(key)) add(said);
  return said;
}

/** @returns {Record<string, string>} */
function read() {
  const page = JSON.parse(document.getElementById("tutela-page")?.textContent || "{}");
  if (page.untranslated) {
    untranslated = new Set(page.untranslated.keys);
    watch(page.untranslated);
  }
  return page.strings || {};
}
