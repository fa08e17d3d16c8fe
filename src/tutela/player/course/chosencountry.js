// The learner's own country: chosen on its sheet, kept on this device with the figures that the sheet showed.
import { readSetting, writeSetting } from "./setting.js";

/** @typedef {import("../outbox/database.js").Database} Database */
/**
 * @typedef {{id: string, name: string, year: number, publisher: string, version: string, values: Record<string, string>}} Chosen
 * `values` are the printed values by field, `version` is that of the package that showed them
 */

const KEY = "country";

/** @param {Database} database @returns {Promise<Chosen | null>} */
export const readCountry = (database) => readSetting(database, KEY);

/** @param {Database} database @param {Chosen | null} chosen */
export const writeCountry = (database, chosen) => writeSetting(database, KEY, chosen);

/**
 * The printed values of a sheet by field; of several years the newest, which stands first.
 * @param {ParentNode} sheet
 * @returns {Record<string, string>}
 */
export function valuesIn(sheet) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const place of /** @type {HTMLElement[]} */ (Array.from(sheet.querySelectorAll("[data-field]")))) {
    const field = place.dataset.field || "";
    if (!(field in values)) values[field] = place.textContent || "";
  }
  return values;
}
