import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "../../../src/tutela/player/room/keeping.js";
import { isNewer } from "../../../src/tutela/player/room/phone.js";
import { Waiting } from "../../../src/tutela/player/room/waiting.js";

/** A hub that answers as told, one word a try, then keeps everything. */
function hub(...answers) {
  const came = [];
  return {
    came,
    send: async (fields) => {
      const kind = answers.shift() || "kept";
      if (kind !== "unreachable") came.push(Object.fromEntries(fields).deed);
      return kind === "refused" ? { kind, reason: "closed" } : { kind };
    },
  };
}

const deed = (id) => ({ id, fields: [["option", "1"]] });

test("what was done without a line goes out in its order when there is one", async () => {
  const { came, send } = hub("unreachable", "unreachable");
  const waiting = new Waiting(memoryStore(), "key", send, () => undefined);
  await waiting.add(deed("a"));
  await waiting.add(deed("b"));
  assert.equal(waiting.size, 2);
  await waiting.flush();
  assert.deepEqual(came, ["a", "b"]);
  assert.equal(waiting.size, 0);
});

test("a page that was closed sends what it kept when it is opened again", async () => {
  const store = memoryStore();
  await new Waiting(store, "key", hub("unreachable").send, () => undefined).add(deed("a"));
  const { came, send } = hub();
  await new Waiting(store, "key", send, () => undefined).flush();
  assert.deepEqual(came, ["a"]);
});

test("what the hub refuses is not sent for ever, and what follows goes out", async () => {
  const told = [];
  const { came, send } = hub("refused");
  const waiting = new Waiting(memoryStore(), "key", send, (left, taken) => told.push([left, taken.kind]));
  await Promise.all([waiting.add(deed("a")), waiting.add(deed("b"))]);
  await waiting.flush();
  assert.deepEqual(came, ["a", "b"]);
  assert.deepEqual(told, [
    [1, "refused"],
    [0, "kept"],
  ]);
});

test("a storage that is full loses nothing while the page lives", async () => {
  const full = { ...memoryStore(), setItem: () => { throw new Error("full"); } };
  const { came, send } = hub("unreachable");
  const waiting = new Waiting(full, "key", send, () => undefined);
  await waiting.add(deed("a"));
  await waiting.flush();
  assert.deepEqual(came, ["a"]);
});

test("an older state of the same room is not shown", () => {
  assert.equal(isNewer("aa-3", "aa-2"), true);
  assert.equal(isNewer("aa-2", "aa-3"), false);
  assert.equal(isNewer("bb-1", "aa-9"), true);
});
