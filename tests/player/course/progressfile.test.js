import assert from "node:assert/strict";
import test from "node:test";
import { keepNote } from "../../../src/tutela/player/course/notes.js";
import { checkProgressFile, makeProgressFile, mergeProgressFile } from "../../../src/tutela/player/course/progressfile.js";
import { record, recorded } from "../../../src/tutela/player/course/record.js";
import { readEarlier } from "../../../src/tutela/player/course/earlier.js";
import * as say from "../../../src/tutela/player/course/statement.js";
import { memoryDatabase } from "../../../src/tutela/player/outbox/memory.js";
import { counts } from "../../../src/tutela/player/outbox/outbox.js";
import { PACKAGE, answer, filling, seeded } from "./made.js";

const COMPETENCIES = "https://tutela.example/xapi/competencies";

async function learnt(answers, seed) {
  const database = memoryDatabase();
  const fill = filling(seeded(seed));
  for (let made = 0; made < answers; made += 1) {
    const draft = say.answered(PACKAGE, answer(`i${made}`, 1), { place: "practice", unit: "u" });
    await record(database, draft, { clock: () => 0, fill });
  }
  return database;
}

const fileOf = async (database) =>
  checkProgressFile(JSON.stringify(await makeProgressFile(database, "sample", 0)), "sample");
const ids = async (database) => (await recorded(database)).map((statement) => statement.id).sort();

test("files merged in any order and any number of times give the same statements", async () => {
  const files = [await fileOf(await learnt(3, 1)), await fileOf(await learnt(4, 2))];
  const one = memoryDatabase();
  const other = memoryDatabase();
  for (const file of files) await mergeProgressFile(one, file);
  for (const file of [files[1], files[0], files[1]]) await mergeProgressFile(other, file);
  assert.deepEqual(await ids(one), await ids(other));
  assert.deepEqual(await counts(one), { waiting: 7, refused: 0 });
});

test("own statements stay, and of two notes the newer one", async () => {
  const here = await learnt(2, 1);
  const there = await learnt(1, 2);
  await keepNote(here, "u", "old", 1000);
  await keepNote(there, "u", "new", 2000);
  assert.equal(await mergeProgressFile(here, await fileOf(there)), 1);
  const file = await fileOf(here);
  assert.equal(file.statements.length, 3);
  assert.deepEqual(file.notes.map((note) => note.text), ["new"]);
  await mergeProgressFile(there, { ...file, notes: [{ unit: "u", text: "older", at: "1970-01-01T00:00:00.000Z" }] });
  assert.deepEqual((await fileOf(there)).notes.map((note) => note.text), ["new"]);
});

test("the file holds no token of a hub", async () => {
  const database = await learnt(1, 1);
  await database.run(["hub"], "readwrite", (rows) => rows.put("hub", { key: "hub", token: "secret" }));
  assert.ok(!JSON.stringify(await makeProgressFile(database, "sample", 0)).includes("secret"));
});

for (const [what, spoil] of [
  ["a statement without an id", (file) => delete file.statements[0].id],
  ["a time that is none", (file) => (file.statements[0].timestamp = "yesterday")],
  ["a statement without a number", (file) => (file.statements[0].context.extensions = {})],
  ["a missing list", (file) => delete file.notes],
  ["a mark without a key", (file) => (file.marks = [{}])],
  ["a statement that is nothing", (file) => (file.statements = [null])],
  ["an answer that is no text", (file) => (file.statements[0].result.response = { length: 1 })],
  ["a score that is no number", (file) => (file.statements[0].result.score = { scaled: "1" })],
  ["a result that is a word", (file) => (file.statements[0].result = "right")],
  ["a parent that is no list", (file) => (file.statements[0].context.contextActivities.parent = { id: "u" })],
  ["a competency that is no text", (file) => (file.statements[0].context.extensions[COMPETENCIES] = [1])],
  ["a mark whose value is a list", (file) => (file.marks = [{ key: "k", kind: "rating", of: "s", value: [] }])],
  ["a note that is no text", (file) => (file.notes = [{ unit: "u", text: 1, at: "2026-01-01T00:00:00Z" }])],
  ["a note without a time", (file) => (file.notes = [{ unit: "u", text: "" }])],
  ["a reflection that is no text", (file) => (file.texts = [{ id: "i", text: {}, at: "2026-01-01T00:00:00Z" }])],
  ["a place without a unit", (file) => (file.choices = [{ key: "place", value: { book: "b" } }])],
  ["a setting that no page writes", (file) => (file.choices = [{ key: "hub", value: "x" }])],
  ["a setting named as a part of every object", (file) => (file.choices = [{ key: "constructor", value: "x" }])],
]) {
  test(`a file with ${what} is damaged`, async () => {
    const file = await makeProgressFile(await learnt(1, 1), "sample", 0);
    spoil(file);
    assert.throws(() => checkProgressFile(JSON.stringify(file), "sample"), { message: "damaged" });
  });
}

test("earlier statements are read page by page, a broken line goes on where it was", async () => {
  const there = await recorded(await learnt(4, 1));
  const pages = [
    { kind: "page", statements: there.slice(0, 2), stored: "s2", more: "/more" },
    { kind: "unreachable" },
    { kind: "page", statements: there.slice(2), stored: "s4", more: "" },
  ];
  const asked = [];
  const connector = {
    earlier: async (since, more) => {
      asked.push([since, more]);
      return pages.shift();
    },
  };
  const here = memoryDatabase();
  await here.run(["hub"], "readwrite", (rows) => rows.put("hub", { key: "hub" }));
  assert.deepEqual(await readEarlier(here, connector), { ending: "unreachable", added: 2 });
  assert.deepEqual(await readEarlier(here, connector), { ending: "all", added: 2 });
  assert.deepEqual(asked, [["", ""], ["", "/more"], ["s2", ""]]);
  assert.equal((await recorded(here)).length, 4);
  assert.deepEqual(await counts(here), { waiting: 0, refused: 0 });
});
