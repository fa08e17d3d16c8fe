import assert from "node:assert/strict";
import test from "node:test";
import * as say from "../../../src/tutela/player/course/statement.js";
import { PACKAGE, answer } from "./made.js";

const X = "https://tutela.example/xapi/";
const IRI = PACKAGE.iri;
const ADL = "http://adlnet.gov/expapi/";
const GROUPING = [{ id: `${IRI}/package/0.1.0` }];

test("an answer is written as docs/record.md shapes it", () => {
  const draft = say.answered(PACKAGE, answer("farmers-part", 0.5), { place: "practice", unit: "how-it-happens" });
  const made = { id: "i", timestamp: "2026-11-23T10:00:00.000Z", device: "d", sequence: 7, registration: "r" };
  assert.deepEqual(say.finish(draft, made), {
    id: "i",
    timestamp: "2026-11-23T10:00:00.000Z",
    verb: { id: `${ADL}verbs/answered` },
    object: { id: `${IRI}/item/farmers-part`, definition: { type: `${ADL}activities/cmi.interaction` } },
    result: { response: "a1b2c3d4", duration: "PT4.26S", score: { scaled: 0.5 }, success: false },
    context: {
      contextActivities: {
        grouping: GROUPING,
        parent: [{ id: `${IRI}/unit/how-it-happens`, definition: { type: `${ADL}activities/lesson` } }],
      },
      extensions: {
        [`${X}version`]: "0a1b2c3d4e5f",
        [`${X}competencies`]: ["see-the-chain"],
        [`${X}place`]: "practice",
        [`${X}device`]: "d",
        [`${X}sequence`]: 7,
      },
      revision: "0123456789ab",
      language: "en",
      platform: "Tutela player unbundled",
      registration: "r",
    },
  });
});

test("an answer that is never scored says neither score nor success", () => {
  const draft = say.answered(PACKAGE, answer("how-sure", null), { place: "practice", unit: "who-acts" });
  assert.deepEqual(draft.result, { response: "a1b2c3d4", duration: "PT4.26S" });
});

test("an answer in a test names its form and attempt, and the test as parent", () => {
  const sitting = { kind: "test", book: "understanding", form: 2, attempt: "u" };
  const draft = say.answered(PACKAGE, answer("q", 1, { activity: "question" }), { place: "test", sitting });
  assert.equal(draft.object.id, `${IRI}/question/q`);
  assert.equal(draft.context.contextActivities.parent[0].id, `${IRI}/test/understanding`);
  assert.equal(draft.context.extensions[`${X}form`], 2);
  assert.equal(draft.context.extensions[`${X}attempt`], "u");
});

test("a test tells what it asks; a part of one is completed, never passed", () => {
  const sitting = { kind: "test", book: "understanding", form: 2, attempt: "u", asked: ["q1", "q2"] };
  const whole = say.begun(PACKAGE, sitting).context.extensions;
  assert.deepEqual([whole[`${X}questions`], whole[`${X}only`]], [["q1", "q2"], undefined]);
  const part = { ...sitting, only: ["see-the-chain"] };
  assert.deepEqual(say.begun(PACKAGE, part).context.extensions[`${X}only`], ["see-the-chain"]);
  const verbs = [sitting, part].map((one) => say.ended(PACKAGE, one, { right: 2, questions: 2, pass: 0.7 }).verb.id);
  assert.deepEqual(verbs, [`${ADL}verbs/passed`, `${ADL}verbs/completed`]);
});

test("a reflection enters the record without its text, and names the shared text only by id", () => {
  const item = { id: "own-rule", version: "v", competencies: ["c"] };
  const draft = say.reflected(PACKAGE, item, "who-acts", "text-id");
  assert.equal(draft.result, undefined);
  assert.equal(draft.context.extensions[`${X}shared`], "text-id");
  assert.equal(say.reflected(PACKAGE, item, "who-acts").context.extensions[`${X}shared`], undefined);
});

test("a test ends as passed from the share needed on, else as failed; a pre-check is completed", () => {
  const sitting = { kind: "test", book: "b", form: 1, attempt: "u" };
  const passed = say.ended(PACKAGE, sitting, { right: 7, questions: 10, pass: 0.7 });
  assert.equal(passed.verb.id, `${ADL}verbs/passed`);
  assert.deepEqual(passed.result, { score: { scaled: 0.7, raw: 7, min: 0, max: 10 }, success: true });
  assert.equal(say.ended(PACKAGE, sitting, { right: 6, questions: 10, pass: 0.7 }).verb.id, `${ADL}verbs/failed`);
  const precheck = say.ended(PACKAGE, { ...sitting, kind: "precheck" }, { right: 6, questions: 10, pass: 0.7 });
  assert.equal(precheck.verb.id, `${ADL}verbs/completed`);
});
