import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, readChoice, writeChoice } from "../../../src/tutela/player/course/choosing.js";

const LINE = { minutes: "25", people: "6-40", level: "working", constituents: "government workers", plan: "" };

test("nothing chosen fits everything", () => assert.ok(fits(LINE, { minutes: "", level: "" })));
test("an exercise fits when its shortest version does", () => {
  assert.ok(fits(LINE, { minutes: "25" }));
  assert.ok(!fits(LINE, { minutes: "20" }));
});
test("people lie between least and most, both included", () => {
  assert.deepEqual(["5", "6", "40", "41"].map((people) => fits(LINE, { people })), [false, true, true, false]);
});
test("one of several ids is enough, a part of a word is not", () => {
  assert.ok(fits(LINE, { constituents: "workers" }));
  assert.ok(!fits(LINE, { constituents: "work" }));
  assert.ok(!fits(LINE, { plan: "situation" }));
});
test("what is lacking is no part of what an exercise requires", () => {
  const needs = { ...LINE, requires: "chairs floor" };
  assert.deepEqual(["chairs", "wall"].map((requires) => fits(needs, { requires })), [false, true]);
  assert.ok(fits(LINE, { requires: "wall" }));
});
test("a choice comes back from its fragment; unknown keys are dropped", () => {
  const choice = { minutes: "45", level: "", plan: "situation" };
  assert.equal(writeChoice(choice), "minutes=45&plan=situation");
  assert.deepEqual(readChoice("#minutes=45&plan=situation&x=1", ["minutes", "level", "plan"]), choice);
});
