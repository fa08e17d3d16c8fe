// How pages look: dark where that is wished, from right to left, and without a bar to scroll sideways.
import assert from "node:assert/strict";
import test from "node:test";
import { solution, UNIT } from "../answering.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

const PAGES = ["index.html", UNIT, "first-steps/test.html", "progress.html", "exercises/index.html", "glossary.html", "search.html"];

/** Brightness of the page's ground and of its text, 0 to 255. */
function brightness() {
  const of = (/** @type {string} */ colour) => (colour.match(/[\d.]+/g) || []).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 3;
  const grounds = [document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor);
  const ground = grounds.find((colour) => !/, 0\)$|transparent/.test(colour)) || "rgb(255, 255, 255)";
  return [of(ground), of(getComputedStyle(document.body).color)];
}

test("pages are dark where that is wished", async () => {
  for (const isDark of [false, true]) {
    const person = await newPerson({ isDark });
    try {
      const page = await person.open(world.folder + UNIT);
      const [ground, text] = await page.run(brightness);
      assert.equal(ground < text, isDark);
    } finally {
      await person.stop();
    }
  }
});

test("a translation in letters from right to left runs that way, and its items work", async () => {
  const person = await newPerson();
  try {
    const page = await person.open(world.arabic + UNIT);
    assert.equal(await page.run(() => getComputedStyle(document.body).direction), "rtl");
    assert.equal(await page.run(() => getComputedStyle(document.querySelector("main p")).textAlign.replace("start", "right")), "right");
    const item = "tutela-item[data-kind=chain]";
    for (const { entry, place } of await page.run(solution, item)) {
      await page.pressOn(`${item} .card[data-entry="${entry}"] .item-text`);
      await page.pressOn(`${item} .chip[data-to="${place}"]`);
    }
    await page.pressOn(`${item} .actions .button`);
    await page.until("the verdict", () => document.querySelector("tutela-item[data-kind=chain] .verdict.good") !== null);
    assert.deepEqual(person.faults, []);
  } finally {
    await person.stop();
  }
});

test("no page scrolls sideways, wide or narrow", async () => {
  for (const width of [320, 1280]) {
    const person = await newPerson({ width });
    try {
      const page = await person.open(`${world.folder}index.html`);
      for (const base of [world.folder, world.arabic]) {
        for (const path of PAGES) {
          await page.goto(base + path);
          const over = await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${base}${path} at ${width}: ${over}`);
        }
      }
    } finally {
      await person.stop();
    }
  }
});
