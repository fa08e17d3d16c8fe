// The package from a folder: nothing is lost where the browser gives every file a store of its own, thanks to the progress file.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { answerTest, answerWholeUnit, UNIT } from "../answering.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

const saved = () => readdirSync(world.downloads).filter((name) => /^tutela-progress-.*\.json$/.test(name));

/** Saves a progress file; gives its path. @param {import("../page.mjs").Page} page */
async function save(page) {
  const before = saved();
  await page.press("Save a progress file");
  for (let tries = 0; tries < 100; tries += 1) {
    const made = saved().find((name) => !before.includes(name));
    if (made) return join(world.downloads, made);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("No progress file was saved.");
}

/** The file is needed where files share no store; elsewhere every page shows what was done. */
const isShared = world.browser !== "firefox";

/** @param {import("../page.mjs").Person} person @param {string} path @param {string} file */
async function openWith(person, path, file) {
  const page = await person.open(world.folder + path);
  if (!isShared) await read(page, file);
  return page;
}

/** Reads a progress file, after which the page is loaded again. @param {import("../page.mjs").Page} page @param {string} file */
async function read(page, file) {
  await page.run(() => {
    document.body.dataset.before = "";
  });
  await page.put("#progress-file", file);
  await page.until("the page to be loaded again", () => document.body.dataset.before === undefined);
}

test("learning from a folder is kept, and carried in a file", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  try {
    const unit = await person.open(world.folder + UNIT);
    if (!isShared) await unit.see("Save a progress file");
    await answerWholeUnit(unit);
    await unit.reload();
    await unit.see("12 of 12 answered", "[data-slot=unit-progress]");
    const exam = await openWith(person, "first-steps/test.html", isShared ? "" : await save(unit));
    await answerTest(exam, "Begin the test", "End the test");
    await exam.see("Passed", ".outcome");
    const file = await save(isShared ? await person.open(`${world.folder}progress.html`) : exam);
    const certificate = await openWith(person, "certificate.html", file);
    await certificate.see("The smallest kit 0.1.0", ".certificate");

    const progress = await other.open(`${world.folder}progress.html`);
    await progress.put("#progress-file", file);
    await progress.see("completed", "[data-slot=units]");
    await progress.see("Passed", "[data-slot=attempts]");
    assert.deepEqual([...person.faults, ...other.faults], []);
  } finally {
    await person.stop();
    await other.stop();
  }
});

test("pages, search and the meaning of a term open from a folder", async () => {
  const person = await newPerson();
  try {
    const page = await person.open(`${world.folder}search.html`);
    await page.write("What are you looking for?", "TRAFF");
    await page.until("results", () => document.querySelector(".results a") !== null);
    await page.pressOn(".results a");
    await page.see("raffick", "main");
    await page.goto(world.folder + UNIT);
    await page.see("0 of 12 answered", "[data-slot=unit-progress]"); // what is put in later moves the text
    await page.pressOn("main a.term");
    const meaning = () => {
      const shown = document.querySelector("dialog[open], [popover]:popover-open, .meaning, [role=tooltip], .popup");
      return shown && shown.getClientRects().length && (shown.textContent || "").length > 20;
    };
    await page.until("the meaning of the term", meaning);
    assert.match(await page.run(() => location.pathname), /on-the-road\.html$/);
    assert.deepEqual(person.faults, []);
  } finally {
    await person.stop();
  }
});
