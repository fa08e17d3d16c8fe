// For a page that is translated in part: nobody else loads it.
import { readBlock } from "../course/page.js";
import { add, watch } from "../items/otherlanguage.js";

const { untranslated } = readBlock("tutela-page");
const keys = new Set(untranslated.keys);
watch(untranslated);

Object.assign(self, {
  /** @param {string} key @param {string} text */
  tutelaSays: (key, text) => keys.has(key) && add(text),
});
