// What a page says of itself, and the places it keeps free for the player.

/**
 * @typedef {{id: string, title: string, competencies: string[], items: number, minutes?: number}} UnitLine
 * @typedef {{
 *   id: string, title: string, units: UnitLine[], test: {per_competency: number, pass_share: number}, precheck: number,
 * }} BookLine
 * @typedef {{id: string, title: string, can: string, book: string}} Competency
 * @typedef {{
 *   kit: string, iri: string, version: string, revision?: string, digest?: string, language: string, kind: string, book: string, unit: string,
 *   hub: string | null, strings: Record<string, string>, title?: string, edition?: string,
 *   books?: BookLine[], competencies?: Competency[], constituents?: {id: string, title: string}[],
 *   country?: string, name?: string, year?: number, publisher?: string,
 *   reach?: {id: string, title: string}[], cards?: Record<string, string[]>, task?: string, index?: string, files?: string,
 *   menu?: {key: string, options: [string, string][]}[],
 * }} Page as docs/site.md describes it
 */

/** The data of this page. @returns {Page} */
export function readPage() {
  return readBlock("tutela-page");
}

/**
 * A block of data in the page; an empty value where it is missing.
 * @param {string} id
 * @returns {any}
 */
export function readBlock(id) {
  const block = document.getElementById(id);
  return JSON.parse((block && block.textContent) || "{}");
}

/** The relative way to the root of the package: nothing, or `../` for each folder. */
export const root = () => document.documentElement.dataset.root || "";

/**
 * The places of a name that the page keeps free.
 * @param {string} name
 * @returns {HTMLElement[]}
 */
export const slots = (name) => Array.from(document.querySelectorAll(`[data-slot="${name}"]`));

/**
 * Puts content into every place of a name, in place of what is there.
 * @param {string} name
 * @param {...(Node | string)} content
 */
export function fill(name, ...content) {
  for (const slot of slots(name)) refill(slot, ...content);
}

/** Puts content in place of what is there. @param {Element} place @param {...(Node | string)} content */
export function refill(place, ...content) {
  place.textContent = "";
  place.append(...content);
}
