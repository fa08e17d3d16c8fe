/**
 * Gives a new element with a class and a text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} [className] @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/**
 * Gives a new button that does something.
 * @param {string} className @param {string} text @param {(event: MouseEvent) => void} [press]
 */
export function makeButton(className, text, press) {
  const button = make("button", className, text);
  button.type = "button";
  if (press) button.addEventListener("click", press);
  return button;
}

/**
 * Gives copies of what stands in `source`, without ids, since an id may stand in a page only once.
 * @param {Element} source
 */
export function copyOf(source) {
  const copy = document.createDocumentFragment();
  for (const child of source.childNodes) copy.append(child.cloneNode(true));
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  return copy;
}

/**
 * Gives what stands in `source` as one line, to be said.
 * @param {Element | null} source
 */
export const lineOf = (source) =>
  source
    ? Array.from(source.childNodes, (child) => (child.textContent || "").trim())
        .filter(Boolean)
        .join(" ")
    : "";

/**
 * Gives the first match, which the page's HTML promises to have.
 * @param {ParentNode} root @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`An item has no "${selector}"; docs/site.md, "An item", says what it must have.`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * Gives every match as an array.
 * @param {ParentNode} root @param {string} selector
 * @returns {HTMLElement[]}
 */
export const findAll = (root, selector) => Array.from(root.querySelectorAll(selector));
