import { findAll } from "./make.js";

/**
 * One row of the answers that the page holds.
 * @typedef {{id: string, right: boolean, place: string, step: string, why: Element | null}} Entry
 */

/**
 * Reads the rows of an item's `<details class="solution">`.
 * @param {HTMLElement} host
 * @returns {Entry[]}
 */
export const readSolution = (host) =>
  findAll(host, ".solution [data-entry]").map((row) => ({
    id: row.dataset.entry || "",
    right: row.dataset.right === "yes",
    place: row.dataset.place || "",
    step: row.dataset.step || "",
    why: row.querySelector(".why"),
  }));
