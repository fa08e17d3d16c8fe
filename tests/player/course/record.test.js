import assert from "node:assert/strict";
import test from "node:test";
import { makeId } from "../../../src/tutela/player/course/identity.js";
import { record, recorded } from "../../../src/tutela/player/course/record.js";
import * as say from "../../../src/tutela/player/course/statement.js";
import { memoryDatabase } from "../../../src/tutela/player/outbox/memory.js";
import { waiting } from "../../../src/tutela/player/outbox/outbox.js";
import { PACKAGE, answer, filling, seeded } from "./made.js";

const SEQUENCE = "https://tutela.example/xapi/sequence";
const DEVICE = "https://tutela.example/xapi/device";
const draft = () => say.answered(PACKAGE, answer("i", 1), { place: "practice", unit: "u" });

test("ids are UUIDs of version 4", () => {
  const id = makeId(filling(seeded(1)));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("statements made at once get sequence numbers without gap, on one device, and wait in that order", async () => {
  const database = memoryDatabase();
  const chance = { clock: () => 0, fill: filling(seeded(2)) };
  await Promise.all(Array.from({ length: 60 }, () => record(database, draft(), chance)));
  const sent = await waiting(database);
  assert.deepEqual(
    sent.map((statement) => statement.context.extensions[SEQUENCE]),
    Array.from({ length: 60 }, (_, place) => place + 1),
  );
  assert.equal(new Set(sent.map((statement) => statement.context.extensions[DEVICE])).size, 1);
  assert.equal((await recorded(database)).length, 60);
});

test("a transaction that fails leaves neither a statement nor a gap", async () => {
  const database = memoryDatabase();
  const chance = { clock: () => 0, fill: filling(seeded(3)) };
  const failing = {
    ...database,
    run: (stores, mode, work) =>
      database.run(stores, mode, (rows) =>
        work({ ...rows, put: async (store, row) => (store === "outbox" ? Promise.reject(new Error("full")) : rows.put(store, row)) }),
      ),
  };
  await assert.rejects(record(failing, draft(), chance), /full/);
  const kept = await record(database, draft(), chance);
  assert.equal(kept.context.extensions[SEQUENCE], 1);
  assert.equal((await recorded(database)).length, 1);
});

test("the course that was joined is the registration", async () => {
  const database = memoryDatabase();
  await database.run(["hub"], "readwrite", (rows) => rows.put("hub", { key: "hub", registration: "course" }));
  const statement = await record(database, draft(), { clock: () => 0, fill: filling(seeded(4)) });
  assert.equal(statement.context.registration, "course");
});
