import assert from "node:assert/strict";
import { test } from "node:test";

import { joinList, joinPairs, splitList, splitPairs } from "../../../src/tutela/player/items/coding.js";

test("lists and pairs are joined as xAPI joins them", () => {
  assert.equal(joinList(["a", "b"]), "a[,]b");
  assert.equal(joinPairs([["debt", "family-source"], ["bus", "transit"]]), "debt[.]family-source[,]bus[.]transit");
});

test("what was joined is split again", () => {
  const pairs = [["act", "yes"], ["so", "trafficking"], ["so", "child-labour"]];
  assert.deepEqual(splitPairs(joinPairs(pairs)), pairs);
  assert.deepEqual(splitList(joinList(["a1b2c3d4", "x-y"])), ["a1b2c3d4", "x-y"]);
});

test("an empty response holds nothing", () => {
  assert.deepEqual(splitList(""), []);
  assert.deepEqual(splitPairs(""), []);
});

test("a response of another kind is split without an error", () => {
  assert.deepEqual(splitPairs("a1b2c3d4"), [["a1b2c3d4", ""]]);
});
