// The room: plain http by a host name, which is no secure context.
import assert from "node:assert/strict";
import test from "node:test";
import { answerWholeUnit, UNIT } from "../answering.mjs";
import { join, waitUntilSent } from "../joining.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

test("answers reach the hub without a secure context", async () => {
  const person = await newPerson();
  try {
    const page = await join(person, world.room, "Plover");
    await page.goto(`${world.room}/learn/${UNIT}`);
    assert.equal(await page.run(() => window.isSecureContext), false);
    await answerWholeUnit(page);
    await waitUntilSent(page);
    await page.reload();
    await page.see("12 of 12 answered", "[data-slot=unit-progress]");
    await page.goto(`${world.room}/learn/take-along.html`);
    await page.press("Take the package", "main");
    await page.see("The package is among your downloads.");
    await page.press("Leave this page");
    await page.until("the harmless page", () => location.pathname.endsWith("/leave.html"));
    assert.deepEqual(person.faults, []);
  } finally {
    await person.stop();
  }
});
