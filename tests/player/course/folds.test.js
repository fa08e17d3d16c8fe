import assert from "node:assert/strict";
import test from "node:test";
import { latestAnswers } from "../../../src/tutela/player/course/answers.js";
import { attempts } from "../../../src/tutela/player/course/attempts.js";
import { mastery } from "../../../src/tutela/player/course/mastery.js";
import { unitProgress } from "../../../src/tutela/player/course/progress.js";
import * as say from "../../../src/tutela/player/course/statement.js";
import { PACKAGE, answer, asMade, seeded, shuffled } from "./made.js";

const SITTING = { kind: "test", book: "understanding", form: 1, attempt: "one" };
const practice = (id, score, more) =>
  say.answered(PACKAGE, answer(id, score, more), { place: "practice", unit: "how-it-happens" });
const practiceLater = (id, score) => ({ ...asMade([practice(id, score)])[0], id: "00000000-0000-4000-8000-000000000099" });
const question = (id, score) =>
  say.answered(PACKAGE, answer(id, score, { activity: "question" }), { place: "test", sitting: SITTING });

const STATEMENTS = asMade([
  say.opened(PACKAGE, "understanding", "how-it-happens"),
  practice("a", 0),
  practice("a", 1),
  practice("b", 1),
  practice("how-sure", null),
  say.completed(PACKAGE, "understanding", "how-it-happens"),
  say.begun(PACKAGE, SITTING),
  question("q1", 0),
  question("q1", 1),
  question("q2", 1),
  say.ended(PACKAGE, SITTING, { right: 2, questions: 2, pass: 0.7 }),
  say.mastered(PACKAGE, "see-the-chain", 0.9),
]);

const FOLDS = {
  unitProgress: (statements) => unitProgress(statements, PACKAGE.iri),
  latestAnswers: (statements) => latestAnswers(statements, PACKAGE.iri),
  attempts: (statements) => attempts(statements, PACKAGE.iri),
  mastery: (statements) => mastery(statements, PACKAGE.iri, ["see-the-chain", "other"]),
};

for (const [name, fold] of Object.entries(FOLDS)) {
  test(`${name} gives the same for any order and any repetition`, () => {
    const random = seeded(7);
    const expected = fold(STATEMENTS);
    for (let round = 0; round < 50; round += 1) {
      const repeated = [...STATEMENTS, ...STATEMENTS.filter(() => random() < 0.4).map((one) => structuredClone(one))];
      assert.deepEqual(fold(shuffled(repeated, random)), expected);
    }
  });
}

test("progress names the items answered, and says opened and completed", () => {
  const unit = unitProgress(STATEMENTS, PACKAGE.iri).get("how-it-happens");
  assert.deepEqual(
    { ...unit, answered: [...unit.answered].sort() },
    { opened: true, completed: true, answered: ["a", "b", "how-sure"], last: "2026-11-23T10:05:00.000Z" },
  );
});

test("statements of another kit are not counted", () => {
  assert.equal(unitProgress(STATEMENTS, "https://elsewhere.example/kit").size, 0);
});

const onDevice = (statement, device) => {
  const extensions = { ...statement.context.extensions, "https://tutela.example/xapi/device": device };
  return { ...statement, context: { ...statement.context, extensions } };
};

test("of two devices the latest answer is the one with the greatest time", () => {
  const [first, second] = asMade([practice("a", 1), practice("a", 0)]);
  const other = onDevice(second, "e");
  assert.equal(latestAnswers([other, first], PACKAGE.iri).get("item/a").score, 0);
  const earlier = { ...other, timestamp: "2020-01-01T00:00:00Z" };
  assert.equal(latestAnswers([earlier, first], PACKAGE.iri).get("item/a").score, 1);
});

test("of one device the latest answer is the last one counted, also when its clock was far ahead before", () => {
  const [ahead, second, third] = asMade([practice("a", 0), practice("b", 0), practice("a", 1)]);
  const wrong = { ...ahead, timestamp: "2099-01-01T00:00:00Z" };
  for (const order of [[wrong, second, third], [third, wrong, second], [second, third, wrong]]) {
    assert.equal(latestAnswers(order, PACKAGE.iri).get("item/a").score, 1);
  }
  const elsewhere = { ...onDevice(practiceLater("b", 1), "e"), timestamp: "2026-11-23T10:01:30.000Z" };
  assert.equal(latestAnswers([wrong, second, third, elsewhere], PACKAGE.iri).get("item/b").score, 1);
});

test("times with another offset are compared as times", () => {
  const [first, second] = asMade([practice("a", 1), practice("a", 0)]);
  const offset = { ...second, timestamp: "2026-11-23T12:01:00.000+02:00" };
  assert.equal(latestAnswers([offset, first], PACKAGE.iri).get("item/a").score, 0);
});

test("an attempt keeps the latest answer to each question and its result", () => {
  const [attempt] = attempts(STATEMENTS, PACKAGE.iri);
  assert.equal(attempt.passed, true);
  assert.deepEqual([attempt.right, attempt.questions, attempt.score, attempt.form], [2, 2, 1, 1]);
  assert.equal(attempt.answers.get("q1").score, 1);
  assert.equal(attempt.revision, "0123456789ab");
});

test("an attempt tells its questions and what it was limited to; a part that went well passes no book", () => {
  const sitting = { kind: "test", book: "understanding", form: 1, attempt: "u", asked: ["q1"], only: ["see-the-chain"] };
  const drafts = [say.begun(PACKAGE, sitting), say.ended(PACKAGE, sitting, { right: 1, questions: 1, pass: 0.7 })];
  const [attempt] = attempts(asMade(drafts), PACKAGE.iri);
  assert.deepEqual([attempt.asked, attempt.only, attempt.passed, attempt.score], [["q1"], ["see-the-chain"], false, 1]);
  assert.notEqual(attempt.ended, "");
});

test("an attempt without an end is open", () => {
  const [attempt] = attempts(STATEMENTS.slice(0, 9), PACKAGE.iri);
  assert.equal(attempt.ended, "");
});

test("mastery needs five different items and a mean of 0.8 of the latest answers", () => {
  const fold = (drafts) => mastery(asMade(drafts), PACKAGE.iri, ["see-the-chain"]).get("see-the-chain");
  const four = ["a", "b", "c", "d"].map((id) => practice(id, 1));
  assert.equal(fold([...four, practice("d", 1)]).mastered, false);
  assert.equal(fold([...four, practice("e", 0)]).mastered, true);
  assert.equal(fold([...four, practice("e", 0), practice("a", 0)]).mastered, false);
  assert.equal(fold([...four, practice("e", null)]).mastered, false);
  assert.equal(fold([...four, practice("e", 1), practice("e", 0), practice("f", 0.2)]).mastered, false);
  const tenths = [0.9, 0.7, 0.8, 0.7, 0.9].map((score, place) => practice(`t${place}`, score));
  assert.equal(fold(tenths).mastered, true);
});
