import assert from "node:assert/strict";
import test from "node:test";
import { record } from "../../../src/tutela/player/course/record.js";
import * as say from "../../../src/tutela/player/course/statement.js";
import { LEASE, giveLease, takeLease } from "../../../src/tutela/player/outbox/lease.js";
import { memoryDatabase } from "../../../src/tutela/player/outbox/memory.js";
import { counts, exported, refused, sendAgain, waiting } from "../../../src/tutela/player/outbox/outbox.js";
import { Sender, pause } from "../../../src/tutela/player/outbox/sender.js";
import { PACKAGE, answer, filling, seeded } from "../course/made.js";

const SEQUENCE = "https://tutela.example/xapi/sequence";

async function filled(count, seed = 1) {
  const database = memoryDatabase();
  const chance = { clock: () => 0, fill: filling(seeded(seed)) };
  for (let made = 0; made < count; made += 1) {
    await record(database, say.answered(PACKAGE, answer(`i${made}`, 1), { place: "practice", unit: "u" }), chance);
  }
  return database;
}

function sender(database, send, holder = "tab") {
  const connector = { joined: true, send, earlier: async () => ({ kind: "unreachable" }) };
  return new Sender({ database, connector, holder, clock: () => 0, spread: () => 0, told: () => {} });
}

const acknowledged = (batch) => ({ kind: "acknowledged", ids: batch.map((statement) => statement.id) });

test("everything goes in batches of at most 50, in sequence order, and the outbox is empty after", async () => {
  const database = await filled(120);
  const sizes = [];
  const order = [];
  const ending = await sender(database, async (batch) => {
    sizes.push(batch.length);
    order.push(...batch.map((statement) => statement.context.extensions[SEQUENCE]));
    return acknowledged(batch);
  }).send();
  assert.equal(ending, "sent");
  assert.deepEqual(sizes, [50, 50, 20]);
  assert.deepEqual(order, Array.from({ length: 120 }, (_, place) => place + 1));
  assert.deepEqual(await counts(database), { waiting: 0, refused: 0 });
});

test("only what the hub named is taken out", async () => {
  const database = await filled(3);
  let first = true;
  await sender(database, async (batch) => {
    if (!first) return { kind: "unreachable" };
    first = false;
    return { kind: "acknowledged", ids: [batch[1].id] };
  }).send();
  const left = await waiting(database);
  assert.deepEqual(left.map((statement) => statement.context.extensions[SEQUENCE]), [1, 3]);
});

test("an answer that names none of them acknowledges nothing and ends the round", async () => {
  const database = await filled(2);
  assert.equal(await sender(database, async () => ({ kind: "acknowledged", ids: ["another"] })).send(), "unreachable");
  assert.equal((await counts(database)).waiting, 2);
});

test("a refused statement is found, set aside with its reason, and the others are sent", async () => {
  const database = await filled(50);
  const bad = (await waiting(database))[17].id;
  const arrived = new Set();
  const hub = async (batch) => {
    if (batch.some((statement) => statement.id === bad)) return { kind: "refused", status: 409, reason: "other content" };
    batch.forEach((statement) => arrived.add(statement.id));
    return acknowledged(batch);
  };
  assert.equal(await sender(database, hub).send(), "sent");
  assert.equal(arrived.size, 49);
  assert.deepEqual(await refused(database), [
    { id: bad, status: 409, reason: "other content", at: "1970-01-01T00:00:00.000Z" },
  ]);
  assert.deepEqual((await exported(database, null)).map((statement) => statement.id), [bad]);
  await sendAgain(database);
  assert.deepEqual(await counts(database), { waiting: 1, refused: 0 });
});

test("without the right to send nothing is lost and the round says so", async () => {
  const database = await filled(2);
  assert.equal(await sender(database, async () => ({ kind: "unauthorised" })).send(), "unauthorised");
  assert.equal((await counts(database)).waiting, 2);
});

test("the file of what waits carries the actor, so that a hub can take it as it is", async () => {
  const database = await filled(1);
  const actor = { account: { homePage: "https://hub.example", name: "n" } };
  const [statement] = await exported(database, actor);
  assert.deepEqual(statement.actor, actor);
});

test("lost requests, lost answers and two tabs: each statement arrives, each once in the log", async () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = seeded(seed);
    const database = await filled(130, seed);
    const log = new Map();
    const line = async (batch) => {
      const fate = random();
      if (fate < 0.3) return { kind: "unreachable" };
      batch.forEach((statement) => log.set(statement.id, statement));
      return fate < 0.6 ? { kind: "unreachable" } : acknowledged(batch);
    };
    const tabs = [sender(database, line, "one"), sender(database, line, "two")];
    for (let round = 0; (await counts(database)).waiting > 0; round += 1) {
      assert.ok(round < 200, "the outbox does not empty");
      await Promise.all(tabs.map((tab) => tab.send()));
    }
    assert.equal(log.size, 130);
  }
});

test("a lease is for one tab until it is given back or expires", async () => {
  const database = memoryDatabase();
  assert.equal(await takeLease(database, "one", 1000), true);
  assert.equal(await takeLease(database, "one", 1001), true);
  assert.equal(await takeLease(database, "two", 1002), false);
  assert.equal(await takeLease(database, "two", 1001 + LEASE), true);
  await giveLease(database, "one");
  assert.equal(await takeLease(database, "one", 1002 + LEASE), false);
  await giveLease(database, "two");
  assert.equal(await takeLease(database, "one", 1003 + LEASE), true);
});

test("a lease from a clock that ran ahead does not hold once the clock is right", async () => {
  const database = memoryDatabase();
  await takeLease(database, "one", 4_000_000_000_000);
  assert.equal(await takeLease(database, "two", 1_000), true);
});

test("pauses double to five minutes and keep the hub's wish", () => {
  assert.deepEqual([0, 1, 2, 3].map((failures) => pause(failures, 1)), [2000, 4000, 8000, 16000]);
  assert.equal(pause(50, 1), 300_000);
  assert.equal(pause(0, 0), 1000);
  assert.equal(pause(0, 0, 20), 20_000);
  assert.equal(pause(0, 0, 1e9), 300_000);
});
