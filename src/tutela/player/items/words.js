/** @type {Record<string, string> | undefined} */
let strings;

/** The words of the page. @returns {Record<string, string>} */
function all() {
  if (!strings) strings = JSON.parse(document.getElementById("tutela-page")?.textContent || "{}").strings || {};
  return /** @type {Record<string, string>} */ (strings);
}

/** Takes in words that come with a script and not with its page. @param {Record<string, string>} more */
export function addWords(more) {
  Object.assign(all(), more);
}

/**
 * Gives an interface word of the page in its language, with `{name}` replaced by `values.name`; the key itself where
 * the page lacks it, so that the fault is seen.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function words(key, values = {}) {
  const text = all()[key] || key;
  const said = text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  // The script `language` is there where some words were not translated.
  const { tutelaSays } = /** @type {any} */ (self);
  if (tutelaSays) tutelaSays(key, said);
  return said;
}
