import assert from "node:assert/strict";
import test from "node:test";
import { cards, dayOf, due } from "../../../src/tutela/player/course/cards.js";
import * as say from "../../../src/tutela/player/course/statement.js";
import { PACKAGE, answer, asMade, seeded, shuffled } from "./made.js";

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23, 10);
const today = dayOf(START, 0);

function answersOn(...days) {
  return days.map(([day, score], place) => {
    const draft = say.answered(PACKAGE, answer("i", score), { place: "practice", unit: "u" });
    const [statement] = asMade([draft], START + day * DAY + place * 1000);
    return { ...statement, id: `s${place}` };
  });
}

const fold = (statements, ratings = new Map(), offset = 0) => cards(statements, PACKAGE.iri, ratings, offset);

test("a right practice answer is the first review: due two days later; a wrong one tomorrow", () => {
  assert.equal(fold(answersOn([0, 1]))[0].due, today + 2);
  assert.equal(fold(answersOn([0, 0]))[0].due, today + 1);
});

test("tries later on the same day change nothing", () => {
  assert.deepEqual(fold(answersOn([0, 0], [0, 1], [0, 1])), fold(answersOn([0, 0])));
});

test("what the learner says of a right answer moves the next review", () => {
  const [statement] = answersOn([0, 1]);
  const days = [2, 3, 4].map((rating) => fold([statement], new Map([[statement.id, rating]]))[0].due - today);
  assert.deepEqual(days, [1, 2, 8]);
});

test("cards are the same for any order and any repetition of the statements", () => {
  const statements = answersOn([0, 1], [2, 1], [9, 0], [10, 1], [30, 1]);
  const expected = fold(statements);
  assert.equal(expected[0].reviews, 5);
  const random = seeded(5);
  for (let round = 0; round < 20; round += 1) {
    assert.deepEqual(fold(shuffled([...statements, ...statements], random)), expected);
  }
});

test("what is never scored is no card", () => {
  assert.deepEqual(fold(answersOn([0, null])), []);
});

test("the due list has the longest overdue first and nothing that is due later", () => {
  const card = (id, day) => ({ id, due: day });
  const list = due([card("c", 12), card("b", 9), card("a", 9), card("d", 3)], 9);
  assert.deepEqual(list.map((one) => one.id), ["d", "a", "b"]);
});

test("a day begins at midnight where the learner is", () => {
  const evening = Date.UTC(2026, 10, 23, 23, 30);
  assert.equal(dayOf(evening, 0) + 1, dayOf(evening, -60));
});
