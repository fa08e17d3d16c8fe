// Answers every kind of item by the page's own controls, from what the page itself holds as the solution.

/** @typedef {import("./page.mjs").Page} Page @typedef {{entry: string, right?: string, place?: string, step?: string}} Row */

/** Every kind of item there is; the smallest kit has one of each. */
export const KINDS = ["choice", "choices", "match", "sort", "order", "scale", "reflect", "branch", "chain", "determine", "levels", "trace"];
export const UNIT = "first-steps/on-the-road.html";

/** Answers one item of each kind, which completes the unit of the smallest kit. @param {Page} page */
export async function answerWholeUnit(page) {
  for (const kind of KINDS) await answerRightly(page, kind);
  await page.see("12 of 12 answered", "[data-slot=unit-progress]");
  await page.see("You have completed this unit.");
}

/** @param {Page} page @param {string} kind */
export async function answerRightly(page, kind) {
  const item = `tutela-item[data-kind="${kind}"]`;
  await WAYS[kind](page, item, await page.run(solution, item));
  if (kind !== "scale" && kind !== "reflect") await page.see("✓ Right", `${item} .verdict`);
}

/** Begins a test or pre-check, answers every question rightly, ends it. @param {Page} page @param {string} begin @param {string} end */
export async function answerTest(page, begin, end) {
  await page.press(begin);
  await page.until("questions", () => document.querySelector(".questions tutela-item") !== null);
  for (const id of await page.run(() => Array.from(document.querySelectorAll(".questions tutela-item"), (one) => one.id))) {
    for (const row of await page.run(solution, `#${id}`)) {
      if (row.right === "yes") await page.pressOn(`#${id} input[value="${row.entry}"]`);
    }
  }
  await page.press(end);
}

/** The rows of an item's solution; runs in the page. @param {string} item @returns {Row[]} */
export function solution(item) {
  return Array.from(document.querySelectorAll(`${item} .solution li[data-entry]`), (row) => ({ .../** @type {any} */ (row).dataset }));
}

/** @param {Page} page @param {string} item @param {Row[]} rows */
async function choose(page, item, rows) {
  for (const row of rows) if (row.right === "yes") await page.pressOn(`${item} input[value="${row.entry}"]`);
  await page.press("Check", item);
}

/** @param {Page} page @param {string} item @param {Row[]} rows */
async function place(page, item, rows) {
  for (const row of rows) {
    await page.pressOn(`${item} .card[data-entry="${row.entry}"] .item-text`);
    await page.pressOn(`${item} .chip[data-to="${row.place}"]`);
  }
  await page.press("Check", item);
}

/** @param {Page} page @param {string} item @param {Row[]} rows */
async function order(page, item, rows) {
  const at = (/** @type {string} */ list, /** @type {string} */ entry) =>
    Array.from(document.querySelectorAll(`${list} .card`), (card) => /** @type {any} */ (card).dataset.entry).indexOf(entry);
  for (const [position, row] of rows.entries()) {
    for (let steps = await page.run(at, item, row.entry); steps > position; steps -= 1) {
      await page.pressOn(`${item} .card[data-entry="${row.entry}"] .up`);
    }
  }
  await page.press("Check", item);
}

/** @param {Page} page @param {string} item @param {Row[]} rows */
async function decide(page, item, rows) {
  const right = new Map(rows.filter((row) => row.right === "yes").map((row) => [row.step, row.entry]));
  const stepNow = (/** @type {string} */ list) => {
    const shown = Array.from(document.querySelectorAll(`${list} .step`)).find((one) => one.getClientRects().length);
    return shown && shown.querySelector("input") ? /** @type {any} */ (shown).dataset.step : "";
  };
  for (let step = await page.run(stepNow, item); step; step = await page.run(stepNow, item)) {
    await page.pressOn(`${item} .step[data-step="${step}"] input[value="${right.get(step)}"]`);
    await page.press("Decide", item);
    await page.press("Go on", item);
  }
}

/** @param {Page} page @param {string} item @param {Row[]} rows */
async function determine(page, item, rows) {
  const parts = ["act", "purpose", "under-18"];
  for (const part of parts) {
    const row = rows.find((one) => one.entry === part);
    await page.pressOn(`${item} [data-part="${part}"] input[value="${row && row.place}"]`);
    await page.press("Answer", `${item} [data-part="${part}"]`);
  }
  for (const row of rows) {
    if (row.right === "yes" && !parts.includes(row.entry)) await page.pressOn(`${item} [data-part="so"] input[value="${row.entry}"]`);
  }
  await page.press("Check", item);
}

/** @type {Record<string, (page: Page, item: string, rows: Row[]) => Promise<void>>} */
const WAYS = {
  choice: choose,
  choices: choose,
  trace: choose,
  match: place,
  sort: place,
  chain: place,
  levels: place,
  order,
  branch: decide,
  determine,
  scale: async (page, item) => {
    await page.pressOn(`${item} label:nth-of-type(2) input, ${item} input`);
    await page.press("Answer", item);
  },
  reflect: async (page, item) => {
    await page.writeOn(`${item} textarea`, "The head of the counter");
    await page.press("Done", item);
    await page.see("Kept on this device.", `${item} .result`);
  },
};
