import assert from "node:assert/strict";
import { test } from "node:test";

import {
  scoreChoice,
  scoreDecisions,
  scoreDetermine,
  scoreOptions,
  scoreOrder,
  scorePlaces,
} from "../../../src/tutela/player/items/scoring.js";

/** @param {string[]} things @returns {string[][]} */
const permutations = (things) =>
  things.length < 2
    ? [things]
    : things.flatMap((one, index) => permutations(things.filter((_, i) => i !== index)).map((rest) => [one, ...rest]));

/** @param {string[]} things @returns {string[][]} */
const subsets = (things) => things.reduce((all, one) => [...all, ...all.map((set) => [...set, one])], [[]]);

test("a choice is right or not", () => {
  assert.equal(scoreChoice("a", "a"), 1);
  assert.equal(scoreChoice("a", "b"), 0);
});

test("a wrong option takes away what a right one gave", () => {
  assert.equal(scoreOptions(["a", "b", "c"], ["a"]), 1 / 3);
  assert.equal(scoreOptions(["a", "b", "c"], ["a", "x"]), 0);
  assert.equal(scoreOptions(["a", "b", "c"], ["a", "b", "x"]), 1 / 3);
  assert.equal(scoreOptions(["a"], ["x", "y"]), 0);
});

test("choosing everything does not pay", () => {
  assert.equal(scoreOptions(["a", "b"], ["a", "b", "x", "y"]), 0);
});

test("where no option is right, choosing none is right", () => {
  assert.equal(scoreOptions([], []), 1);
  assert.equal(scoreOptions([], ["x"]), 0);
});

test("options score 1 only when exact, and always between 0 and 1", () => {
  for (const right of subsets(["a", "b", "c"])) {
    for (const chosen of subsets(["a", "b", "c"])) {
      const score = scoreOptions(right, chosen);
      assert.ok(score >= 0 && score <= 1);
      assert.equal(score === 1, right.join() === chosen.join());
    }
  }
});

test("placing counts the entries in their place, in any order of the answer", () => {
  const right = [["a", "x"], ["b", "y"], ["c", "x"], ["d", "z"]];
  assert.equal(scorePlaces(right, [["d", "z"], ["a", "x"], ["b", "x"], ["c", "y"]]), 0.5);
  assert.equal(scorePlaces(right, right.slice().reverse()), 1);
});

test("an entry of another edition counts for nothing", () => {
  assert.equal(scorePlaces([["a", "x"], ["b", "y"]], [["a", "x"], ["gone", "y"]]), 0.5);
});

test("order counts neighbours of which the first belongs before the second", () => {
  assert.equal(scoreOrder(["a", "b", "c", "d"], ["a", "c", "b", "d"]), 2 / 3);
  assert.equal(scoreOrder(["a", "b", "c"], ["c", "b", "a"]), 0);
});

test("order scores 1 only in the right order", () => {
  const right = ["a", "b", "c", "d", "e"];
  for (const given of permutations(right)) assert.equal(scoreOrder(right, given) === 1, given.join() === right.join());
});

test("a branch gives the share of sound decisions", () => {
  assert.equal(scoreDecisions([true, false, true, true]), 0.75);
  assert.equal(scoreDecisions([]), 0);
});

test("determine has four equal parts: three questions and the outcomes", () => {
  const findings = [["act", "yes"], ["purpose", "yes"], ["under-18", "unknown"]];
  const right = ["trafficking", "child-labour"];
  assert.equal(scoreDetermine(findings, findings, right, right), 1);
  assert.equal(scoreDetermine(findings, findings, right, ["trafficking"]), 0.875);
  assert.equal(scoreDetermine(findings, [["act", "yes"], ["purpose", "no"], ["under-18", "no"]], right, []), 0.25);
});
