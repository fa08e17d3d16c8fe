// A learner on the hub as a secure context: from joining to the certificate; the hub's log has what was done.
import assert from "node:assert/strict";
import test from "node:test";
import { answerTest, answerWholeUnit, UNIT } from "../answering.mjs";
import { join, waitUntilSent } from "../joining.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

test("from joining to the certificate", async () => {
  const person = await newPerson();
  try {
    const page = await join(person, world.hub, "Heron");
    await page.press("Begin", "main");
    await page.see("of 1 competencies mastered", "[data-slot=mastered]"); // what is put in later moves the text
    await page.press("First steps", "main");
    await page.press("Begin the pre-check");
    await page.see("If you do not know, leave it out.");
    await answerTest(page, "Begin the pre-check", "Show my path");
    await page.see("Your path");
    await page.goto(`${world.hub}/learn/${UNIT}`);
    assert.equal(await page.run(() => window.isSecureContext), true);
    await answerWholeUnit(page);
    await page.reload();
    await page.see("12 of 12 answered", "[data-slot=unit-progress]");
    await page.goto(`${world.hub}/learn/first-steps/test.html`);
    await answerTest(page, "Begin the test", "End the test");
    await page.see("Passed", ".outcome");
    await page.press("Certificate", ".outcome");
    await page.see("1 of 1 right (100 per cent)", ".certificate");
    await page.goto(`${world.hub}/learn/progress.html`);
    await waitUntilSent(page);
    assert.deepEqual(person.faults, []);
  } finally {
    await person.stop();
  }
});
