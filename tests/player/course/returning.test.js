// Going back on a shared device: a page that was kept as it stood shows nothing of somebody who has left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { watchReturning } from "../../../src/tutela/player/course/returning.js";
import { memoryDatabase } from "../../../src/tutela/player/outbox/memory.js";
import { wipe } from "../../../src/tutela/player/course/wipe.js";

const HUB = { key: "hub", user: "one" };
const STATEMENT = { id: "a" };

/** A page in its browser; gives what came of going back to it. */
async function goBack(change, { persisted = true, hub = HUB, statements = [STATEMENT] } = {}) {
  const database = memoryDatabase();
  await database.run(["hub", "statements"], "readwrite", async (rows) => {
    if (hub) await rows.put("hub", hub);
    for (const one of statements) await rows.put("statements", one);
  });
  const found = { reloaded: false };
  const body = { textContent: "own words" };
  const before = { window: globalThis.window, document: globalThis.document, location: globalThis.location };
  const page = new EventTarget();
  const done = [];
  const held = new Set();
  page.addEventListener = (kind, listener) => (kind === "pageshow" ? done.push(listener) : held.add(kind));
  page.removeEventListener = (kind) => held.delete(kind);
  Object.assign(globalThis, { window: page, document: { body }, location: { protocol: "file:", reload: () => (found.reloaded = true) } });
  Object.assign(globalThis, { localStorage: { length: 0, key: () => null, removeItem() {} } });
  try {
    watchReturning({ database, hub, statements });
    await change(database);
    await done[0]({ persisted });
  } finally {
    Object.assign(globalThis, before);
  }
  return { ...found, shown: body.textContent, holds: [...held] };
}

test("after a wipe the page begins anew, and keeps nothing of what stands in it", async () => {
  assert.deepEqual(await goBack(wipe), { reloaded: true, shown: "", holds: ["change"] });
  assert.deepEqual(await goBack(wipe, { hub: null }), { reloaded: true, shown: "", holds: ["change"] });
});

test("the page of one learner is not shown to another who joined since", async () => {
  const join = (database) => database.run(["hub"], "readwrite", (rows) => rows.put("hub", { ...HUB, user: "other" }));
  assert.deepEqual(await goBack(join), { reloaded: true, shown: "", holds: ["change"] });
});

test("the learner's own page is shown as it was left", async () => {
  const learn = (database) => database.run(["statements"], "readwrite", (rows) => rows.put("statements", { id: "b" }));
  assert.deepEqual(await goBack(learn), { reloaded: false, shown: "own words", holds: [] });
  assert.deepEqual(await goBack(wipe, { persisted: false }), { reloaded: false, shown: "own words", holds: [] });
});
