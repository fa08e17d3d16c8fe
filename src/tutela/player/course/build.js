// Builds small pieces of a page from values; texts are set as text, never as markup.
import { make } from "../items/make.js";

/**
 * An element with attributes and content.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} [attributes] true gives a bare one, false leaves it out
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function build(tag, attributes = {}, ...content) {
  const element = make(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...content);
  return element;
}
