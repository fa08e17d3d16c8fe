// Without a line: pages open from what the service worker kept, answers wait, and go out when the hub is back.
import assert from "node:assert/strict";
import test from "node:test";
import { answerRightly, UNIT } from "../answering.mjs";
import { join, rows, waitUntilSent } from "../joining.mjs";
import { makeLine } from "../line.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

test("pages open without a line, and answers go out when it is back", async () => {
  const line = makeLine();
  const base = `http://localhost:${await line.start()}`;
  const person = await newPerson();
  try {
    const page = await join(person, base, "Dunlin");
    await page.goto(`${base}/learn/index.html`);
    await page.until("the service worker", () => navigator.serviceWorker.ready.then(() => true));
    line.cut();
    await page.goto(`${base}/learn/${UNIT}`);
    await answerRightly(page, "choice");
    await page.see("1 of", "[data-slot=unit-progress]");
    await page.reload();
    await page.see("✓ Right", "tutela-item[data-kind=choice] .verdict");
    for (const path of ["index.html", "glossary.html", "worried.html", "first-steps/test.html", "search.html", "leave.html"]) {
      await page.goto(`${base}/learn/${path}`);
      assert.ok(await page.text("h1"), path);
    }
    await page.goto(`${base}/learn/${UNIT}`);
    await page.see("There is no connection now", ".connection");
    assert.ok((await rows(page, "outbox")).length >= 2);
    line.mend();
    await page.reload();
    await waitUntilSent(page);
    await page.see("Your answers are with the course.", ".connection");
  } finally {
    await person.stop();
    line.stop();
  }
});
