import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { wordsOf } from "../../../src/tutela/player/course/folding.js";
import { inPieces, search } from "../../../src/tutela/player/course/searching.js";

const CASES = JSON.parse(readFileSync(new URL("../../delivery/folding.json", import.meta.url), "utf8"));

for (const [text, expected] of CASES) {
  test(`“${text}” is folded as the index folds it`, () => assert.deepEqual(wordsOf(text), expected));
}

// Two places: "child" in the title of the second, "children" in the text of both.
const INDEX = {
  language: "en",
  places: [["a.html", "A", "", "All children"], ["b.html", "A child", "Unit", "Éducation for children"]],
  terms: "a child children education",
  found: [[0 * 8 + 7, 1 * 8 + 7], [1 * 8 + 7], [0 * 8 + 1, 1 * 8 + 1], [1 * 8 + 1]],
};
const addresses = (query) => search(INDEX, query).map((hit) => hit.address);

test("the last word may be a beginning, the others are whole", () => {
  assert.deepEqual(addresses("chil"), ["b.html", "a.html"]);
  assert.deepEqual(addresses("educ child"), []);
  assert.deepEqual(addresses("education child"), ["b.html"]);
});

test("a word in the title comes before a word in the text", () => {
  assert.deepEqual(addresses("child"), ["b.html", "a.html"]);
});

test("accents and case do not matter; nothing asked gives nothing", () => {
  assert.deepEqual(addresses("ÉDUCATION"), ["b.html"]);
  assert.deepEqual(addresses("  !"), []);
});

test("what was found is marked in the excerpt", () => {
  const [hit] = search(INDEX, "educ");
  assert.deepEqual(
    inPieces(hit.excerpt, hit.words).filter((piece) => piece.found).map((piece) => piece.text),
    ["Éducation"],
  );
});
