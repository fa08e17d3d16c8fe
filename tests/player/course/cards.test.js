import assert from "node:assert/strict";
import test from "node:test";
import { cards, due } from "../../../src/tutela/player/course/cards.js";
import { dayOf } from "../../../src/tutela/player/course/day.js";
import { dueToday } from "../../../src/tutela/player/course/duelist.js";
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

test("a clock that was far ahead does not keep later answers from being reviews", () => {
  const counted = answersOn([27_000, 1], [0, 1], [2, 1]).map((statement, place) => {
    const extensions = { ...statement.context.extensions, "https://tutela.example/xapi/sequence": place + 1 };
    return { ...statement, context: { ...statement.context, extensions } };
  });
  const [card] = fold(counted);
  assert.deepEqual([card.last, card.reviews], [today + 2, 2]);
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

test("the list left for other pages tells what is due, or that it is too old to tell", () => {
  const utc = (time) => dayOf(time, 0);
  const list = { made: START, cards: [[today, ["a", "b"], "one"], [today + 1, ["c"], "other"]] };
  assert.equal(dueToday(null, [], today, utc, ""), null);
  assert.deepEqual(dueToday(list, answersOn([0, 1]), today, utc, ""), { count: 1, competencies: new Set(["a", "b"]) });
  assert.equal(dueToday(list, answersOn([1, 1]), today + 1, utc, "").count, 2);
  assert.equal(dueToday(list, answersOn([1, 1]), today + 2, utc, ""), null);
});

test("the list counts the cards of one book, and tells the competencies of all", () => {
  const list = { made: START, cards: [[today, ["a"], "one"], [today, ["b"], "other"], [today, ["b"], "other"]] };
  const competencies = new Set(["a", "b"]);
  assert.deepEqual(dueToday(list, [], today, (time) => dayOf(time, 0), "other"), { count: 2, competencies });
  assert.deepEqual(dueToday(list, [], today, (time) => dayOf(time, 0), "third"), { count: 0, competencies });
});
