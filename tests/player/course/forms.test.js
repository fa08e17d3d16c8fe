import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { deal, nextForm, shortOf } from "../../../src/tutela/player/course/forms.js";
import { suggestPath } from "../../../src/tutela/player/course/path.js";
import { seeded, shuffled } from "./made.js";

const LEVELS = ["introductory", "working", "advanced"];
const bank = (sizes) =>
  Object.entries(sizes).flatMap(([competency, size]) =>
    Array.from({ length: size }, (_, place) => ({ id: `${competency}-${place}`, competency, level: LEVELS[place % 3] })),
  );
const BLUEPRINT = { seed: "0123456789ab", perCompetency: 2, precheck: 1 };
const asking = (question, begun) => ({ begun, answers: new Map(), asked: [question] });

test("forms share no question, ask the blueprint's number of each competency, and leave the pre-check its own", () => {
  for (const sizes of [{ a: 8, b: 12, c: 9 }, { a: 5, b: 5 }, { a: 24 }]) {
    const { precheck, forms } = deal(bank(sizes), BLUEPRINT);
    const smallest = Math.min(...Object.values(sizes));
    assert.equal(forms.length, Math.floor((smallest - 1) / 2));
    const all = [...precheck, ...forms.flat()];
    assert.equal(new Set(all).size, all.length);
    for (const form of forms) {
      for (const competency of Object.keys(sizes)) {
        assert.equal(form.filter((id) => id.startsWith(`${competency}-`)).length, 2);
      }
    }
  }
});

test("the order of the bank does not matter; another seed deals otherwise", () => {
  const questions = bank({ a: 12, b: 12 });
  const dealt = deal(questions, BLUEPRINT);
  assert.deepEqual(deal(shuffled(questions, seeded(3)), BLUEPRINT), dealt);
  assert.notDeepEqual(deal(questions, { ...BLUEPRINT, seed: "another" }), dealt);
});

test("each form has one question of the lower and one of the higher half of the levels", () => {
  const questions = bank({ a: 13 });
  const levelOf = new Map(questions.map((question) => [question.id, LEVELS.indexOf(question.level)]));
  const { forms } = deal(questions, BLUEPRINT);
  assert.equal(forms.length, 6);
  for (const form of forms) {
    const levels = form.map((id) => levelOf.get(id)).sort();
    assert.ok(levels[0] <= 1 && levels[1] >= 1, `levels ${levels}`);
  }
});

test("a bank too small for the blueprint gives one form with what there is, and the pre-check shares it", () => {
  const { precheck, forms } = deal(bank({ a: 2, b: 1 }), BLUEPRINT);
  assert.deepEqual(forms.map((form) => [...form].sort()), [["a-0", "a-1", "b-0"]]);
  assert.equal(precheck.length, 2);
});

test("an empty bank gives no form", () => {
  assert.deepEqual(deal([], BLUEPRINT), { precheck: [], forms: [] });
});

test("a retry takes the next unused form, and the oldest when all are used up", () => {
  const forms = [["a"], ["b"], ["c"]];
  assert.deepEqual(nextForm(forms, []), { form: 0, repeated: false });
  assert.deepEqual(nextForm(forms, [asking("a", "2026-01-01")]), { form: 1, repeated: false });
  const used = [asking("a", "2026-01-03"), asking("b", "2026-01-01"), asking("c", "2026-01-02")];
  assert.deepEqual(nextForm(forms, used), { form: 1, repeated: true });
  assert.deepEqual(nextForm(forms, [...used, asking("b", "2026-01-04")]), { form: 2, repeated: true });
});

test("a hub says with which form to begin, and the other one follows", () => {
  const forms = [["a"], ["b"], ["c"]];
  assert.deepEqual(nextForm(forms, [], 2), { form: 1, repeated: false });
  assert.deepEqual(nextForm(forms, [asking("b", "2026-01-01")], 2), { form: 0, repeated: false });
  assert.deepEqual(nextForm([["a"]], [], 2), { form: 0, repeated: false });
});

test("an attempt that does not tell what it asked has used the forms whose questions it answered", () => {
  const before = { begun: "2026-01-01", answers: new Map([["b", {}]]), asked: [] };
  assert.deepEqual(nextForm([["b"], ["a"]], [before]), { form: 1, repeated: false });
});

const OWN = { id: "own-1", competency: "a", level: "advanced", constituents: ["workers"] };
const OTHER = { id: "other-1", competency: "a", level: "working", constituents: ["ngo", "government"] };
const scope = (constituent = "", only = []) => ({ constituent, only });
const cases = JSON.parse(readFileSync(new URL("./drawing.json", import.meta.url), "utf-8"));

for (const { name, for_all, for_some, per_competency, precheck, forms } of cases) {
  test(`as many forms as the check of the kit counts: ${name}`, () => {
    const own = Object.entries(for_some).flatMap(([competency, sizes]) =>
      Object.entries(sizes).flatMap(([constituent, size]) =>
        bank({ [`${competency}-${constituent}`]: size }).map((one) => ({ ...one, competency, constituents: [constituent] })),
      ),
    );
    const dealt = deal([...bank(for_all), ...own], { seed: "0123456789ab", perCompetency: per_competency, precheck });
    assert.equal(dealt.forms.length, forms);
  });
}

test("a learner gets questions for all and for the own constituent, never another's", () => {
  const questions = [...bank({ a: 9, b: 9 }), OWN, OTHER];
  const [none, workers, ngo] = ["", "workers", "ngo"].map((one) => deal(questions, BLUEPRINT, scope(one)));
  for (const [dealt, wanted] of [[none, []], [workers, ["own-1"]], [ngo, ["other-1"]]]) {
    const all = [...dealt.precheck, ...dealt.forms.flat()];
    assert.deepEqual(all.filter((id) => id === "own-1" || id === "other-1"), wanted);
    assert.equal(new Set(all).size, all.length);
    for (const form of dealt.forms) assert.equal(form.length, 4);
  }
  // All but one question of one form are those of everybody, so that forms keep their numbers.
  assert.equal(workers.forms.flat().filter((id) => !none.forms.flat().includes(id)).length, 1);
  assert.deepEqual(workers.precheck, none.precheck);
});

test("an own question takes the place of that of its competency whose level is nearest", () => {
  const questions = [...bank({ a: 9, b: 9 }), OWN];
  const [before, after] = [scope(), scope("workers")].map((one) => deal(questions, BLUEPRINT, one).forms.flat());
  const [gone] = before.filter((id) => !after.includes(id));
  assert.equal(gone[0], "a");
  const form = deal(questions, BLUEPRINT, scope()).forms.find((one) => one.includes(gone));
  const levels = form.filter((id) => id.startsWith("a-")).map((id) => Number(id.slice(2)) % 3);
  assert.equal(Number(gone.slice(2)) % 3, Math.max(...levels));
});

test("an own question fills a form that has too few for all", () => {
  const { forms } = deal([...bank({ a: 1, b: 8 }), OWN], BLUEPRINT, scope("workers"));
  assert.deepEqual(forms.map((form) => form.filter((id) => id === "a-0" || id === "own-1").sort()), [["a-0", "own-1"]]);
  assert.deepEqual(deal([OWN], BLUEPRINT, scope("workers")).forms, [["own-1"]]);
  assert.deepEqual(deal([OWN], BLUEPRINT, scope("ngo")).forms, []);
});

test("a test limited to some competencies is a part of the whole one of the same number", () => {
  const questions = [...bank({ a: 9, b: 9, c: 9 }), OWN];
  const whole = deal(questions, BLUEPRINT, scope("workers"));
  const part = deal(questions, BLUEPRINT, scope("workers", ["a", "c"]));
  assert.deepEqual(part.forms, whole.forms.map((form) => form.filter((id) => !id.startsWith("b-"))));
  assert.deepEqual(deal(questions, BLUEPRINT, scope("", ["unknown"])).forms, whole.forms.map(() => []));
});

test("what a form has too few of is told by competency", () => {
  const questions = bank({ a: 1, b: 8 });
  const { forms } = deal(questions, BLUEPRINT);
  assert.deepEqual(shortOf(forms[0], questions, ["a", "b", "c"], 2), [{ competency: "a", has: 1 }, { competency: "c", has: 0 }]);
});

test("an attempt that tells what it asked uses up the forms that hold one of its questions", () => {
  const forms = [["a", "b"], ["c", "d"], ["e", "f"]];
  const part = asking("c", "2026-01-01");
  assert.deepEqual(nextForm(forms, [part]), { form: 0, repeated: false });
  assert.deepEqual(nextForm(forms, [part, { ...asking("a", "2026-01-02"), asked: ["a", "b"] }]), { form: 2, repeated: false });
  assert.deepEqual(nextForm(forms, [part], 2), { form: 0, repeated: false });
});

test("the pre-check lets skip what is known and starts at the first unit that is not", () => {
  const units = [
    { id: "one", title: "", competencies: ["a"] },
    { id: "two", title: "", competencies: ["a", "b"] },
    { id: "three", title: "", competencies: ["c"] },
    { id: "four", title: "", competencies: ["unasked"] },
  ];
  const advice = (asked) => suggestPath(units, asked).map((step) => step.advice);
  const asked = [
    { competency: "a", right: true },
    { competency: "b", right: false },
    { competency: "c", right: true },
  ];
  assert.deepEqual(advice(asked), ["skip", "start", "skip", "read"]);
  assert.deepEqual(advice([{ competency: "a", right: true }, { competency: "a", right: false }]), ["start", "read", "read", "read"]);
});
