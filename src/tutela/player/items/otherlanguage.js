// Marks what the player writes in another language than the page: words and titles that were not translated.

/** Elements with a mark before their text: turned to the other side, it would leave its column. */
const WRAPPED = ["LI", "SUMMARY"];

/** @type {Set<string>} */
const texts = new Set();
/** @type {WeakSet<Element>} */
const turned = new WeakSet();
let language = "";
let direction = "";

/**
 * Watches the page for such texts, wherever they are put in; `said` are those known from the start.
 * @param {{ language: string, direction: string, texts: string[] }} said
 */
export function watch(said) {
  ({ language, direction } = said);
  said.texts.forEach(add);
  new MutationObserver((records) => records.forEach(follow)).observe(document.body, {
    childList: true,
    characterData: true,
    subtree: true,
  });
}

/** Adds a text of the other language. @param {string} text */
export function add(text) {
  texts.add(bare(text));
}

/** Gives a text without the spaces and the dot that set it off from its neighbours. @param {string | null} text */
const bare = (text) => (text || "").replace(/^[\s·]+|\s+$/g, "");

/** @param {MutationRecord} record */
function follow({ target, addedNodes }) {
  if (target instanceof Element && turned.has(target) && !holdsOnlyOther(target)) turn(target, "", "");
  for (const node of [target, ...addedNodes]) {
    if (node instanceof Text) mark(node);
    else if (node !== target) markAll(node);
  }
}

/** @param {Node} node */
function markAll(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  found.forEach(mark);
}

/** @param {Text} text */
function mark(text) {
  const parent = text.parentElement;
  if (!parent || !texts.has(bare(text.data)) || parent.closest("[lang]")?.getAttribute("lang") === language) return;
  if (holdsOnlyOther(parent) && !WRAPPED.includes(parent.tagName)) {
    turned.add(parent);
    turn(parent, language, direction);
  } else {
    const span = document.createElement("span");
    turn(span, language, direction);
    text.replaceWith(span);
    span.append(text);
  }
}

/** @param {Element} element */
function holdsOnlyOther(element) {
  return element.childNodes.length === 1 && texts.has(bare(element.textContent));
}

/** @param {Element} element @param {string} lang @param {string} dir */
function turn(element, lang, dir) {
  for (const [name, value] of Object.entries({ lang, dir })) {
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
}
