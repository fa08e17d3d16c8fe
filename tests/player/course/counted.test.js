import assert from "node:assert/strict";
import test from "node:test";

const RUSSIAN = Array.from({ length: 200 }, (_, n) =>
  n % 10 === 1 && n % 100 !== 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2,
).join("");
const strings = {
  plural: RUSSIAN,
  "a.0": "{n} вопрос из {m}",
  "a.1": "{n} вопроса из {m}",
  "a.2": "{n} вопросов из {m}",
  "b.one": "{n} place",
  "b.other": "{n} places",
};
globalThis.self = globalThis;
globalThis.document = { getElementById: () => ({ textContent: JSON.stringify({ strings }) }) };
const { counted } = await import("../../../src/tutela/player/course/counted.js");

test("a number takes the form that the catalogue's table gives it", () => {
  assert.deepEqual(
    [1, 2, 5, 11, 21, 111, 211, 221, 1002].map((n) => counted("a", n, { m: 9 }).split(" ")[1]),
    ["вопрос", "вопроса", "вопросов", "вопросов", "вопрос", "вопросов", "вопросов", "вопрос", "вопроса"],
  );
  assert.equal(counted("a", 1, { m: 9 }), "1 вопрос из 9");
});

test("a counted word that is not translated has its two English forms", () => {
  assert.deepEqual([counted("b", 1), counted("b", 21)], ["1 place", "21 places"]);
});
