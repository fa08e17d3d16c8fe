// Questions and items that a page holds as templates: taken out when they are asked.

/**
 * What a template says of itself: key `item/ID` or `question/ID`, version, its book and unit; for questions level, competency and the
 * constituents to whom it speaks, none for all.
 * @typedef {{
 *   key: string, id: string, version: string, book: string, unit: string, unitTitle: string, competency: string, level: string, constituents: string[],
 * }} Entry
 */

/** @returns {Map<string, {entry: Entry, template: HTMLTemplateElement}>} by key */
function templates() {
  const all = /** @type {HTMLTemplateElement[]} */ (Array.from(document.querySelectorAll("template[data-key]")));
  return new Map(
    all.map((template) => {
      const { key = "", book = "", unit = "", unitTitle = "", competency = "", level = "" } = template.dataset;
      const item = template.content.querySelector("tutela-item");
      const version = (item && item.getAttribute("data-version")) || "";
      const constituents = (template.dataset.constituents || "").split(" ").filter(Boolean);
      const id = key.slice(key.indexOf("/") + 1);
      return [key, { template, entry: { key, id, version, book, unit, unitTitle, competency, level, constituents } }];
    }),
  );
}

export class Bank {
  #templates = templates();

  /** All entries, in the order of the page. @returns {Entry[]} */
  entries() {
    return [...this.#templates.values()].map(({ entry }) => entry);
  }

  /** @param {string} key @returns {Entry | undefined} */
  entry(key) {
    const found = this.#templates.get(key);
    return found && found.entry;
  }

  /**
   * A fresh item; undefined where the package no longer has it.
   * @param {string} key
   * @param {{later: boolean}} feedback whether feedback waits until it is revealed
   * @returns {import("../items/element.js").TutelaItem | undefined}
   */
  take(key, { later }) {
    const found = this.#templates.get(key);
    const item = found && found.template.content.querySelector("tutela-item");
    if (!item) return undefined;
    const copy = /** @type {import("../items/element.js").TutelaItem} */ (document.importNode(item, true));
    if (later) copy.dataset.feedback = "later";
    return copy;
  }
}
