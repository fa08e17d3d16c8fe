// Parallel forms of a test, dealt from the question bank: every device deals the same, and a mended word deals nothing anew.

/**
 * @typedef {{id: string, competency: string, level: string, constituents?: string[]}} Question one without constituents
 *   speaks to all
 * @typedef {{precheck: string[], forms: string[][]}} Dealt question ids; no question is in two forms
 * @typedef {{seed: string, perCompetency: number, precheck: number}} Blueprint
 * @typedef {{constituent: string, only: string[]}} Scope for whom and about what: the learner's constituent, "" where none was
 *   chosen; competencies, none for all
 */

const LEVELS = ["introductory", "working", "advanced"];

/**
 * Deals a bank into the forms of one learner: the same for all, with a few questions exchanged for those that speak to
 * the learner's constituent, and of the competencies asked for. So forms keep their numbers, and what a part of a test
 * asks is a part of the whole form of that number.
 * @param {Question[]} questions
 * @param {Blueprint} blueprint
 * @param {Scope} [scope]
 * @returns {Dealt}
 */
export function deal(questions, blueprint, { constituent, only } = { constituent: "", only: [] }) {
  const common = questions.filter(isForAll);
  const own = questions.filter(({ constituents = [] }) => constituents.includes(constituent));
  const { precheck, forms } = dealCommon(common, blueprint);
  const asked = questions.filter(({ competency }) => !only.length || only.includes(competency)).map(({ id }) => id);
  return { precheck, forms: exchange(forms, common, own, blueprint).map((form) => form.filter((id) => asked.includes(id))) };
}

/**
 * The competencies of which a form asks less than the blueprint wants, because the bank has too few questions.
 * @param {string[]} form
 * @param {Question[]} questions
 * @param {string[]} competencies
 * @param {number} perCompetency
 * @returns {{competency: string, has: number}[]}
 */
export function shortOf(form, questions, competencies, perCompetency) {
  const asked = questions.filter(({ id }) => form.includes(id));
  return competencies
    .map((competency) => ({ competency, has: asked.filter((question) => question.competency === competency).length }))
    .filter(({ has }) => has < perCompetency);
}

/** @param {Question} question */
const isForAll = ({ constituents = [] }) => constituents.length === 0;

/**
 * Per competency the questions are laid in rows of like level, and each form takes one of each row in turn, so that forms
 * are alike in content and level and share no question. The pre-check has questions of its own. There are as many forms as
 * the smallest competency allows, at least one (`model/bank.py` counts them alike).
 * @param {Question[]} questions
 * @param {Blueprint} blueprint
 * @returns {Dealt}
 */
function dealCommon(questions, { seed, perCompetency, precheck }) {
  const hands = byCompetency(questions).map((bank) => divide(ranked(bank, seed).map(({ id }) => id), perCompetency, precheck));
  const count = Math.max(1, Math.min(...hands.map((hand) => Math.floor(hand.rest.length / perCompetency))));
  const forms = Array.from({ length: hands.length ? count : 0 }, (_, form) =>
    mixed(hands.flatMap((hand) => take(hand.rest, form, count, perCompetency)), `${seed}/${form}`),
  );
  return { precheck: mixed(hands.flatMap((hand) => hand.first), seed), forms };
}

/**
 * Puts each question of the learner's own into one form: in place of that of its competency whose level is nearest, or
 * beside the others where the form has fewer than it should.
 * @param {string[][]} forms @param {Question[]} common @param {Question[]} own @param {Blueprint} blueprint
 */
function exchange(forms, common, own, { seed, perCompetency }) {
  const changed = forms.length ? forms.map((form) => [...form]) : own.length ? [[]] : [];
  for (const bank of byCompetency(own)) {
    const [{ competency }] = bank;
    ranked(bank, seed).forEach((question, turn) => {
      const form = changed[(lot(`${seed}/${competency}`) + turn) % changed.length];
      const others = common.filter((one) => one.competency === competency && form.includes(one.id));
      const [nearest] = others.sort(
        (one, other) => apart(one, question) - apart(other, question) || byLot(seed)(one.id, other.id),
      );
      const full = others.length + bank.filter((one) => form.includes(one.id)).length >= perCompetency;
      if (!full) form.push(question.id);
      else if (nearest) form.splice(form.indexOf(nearest.id), 1, question.id);
    });
  }
  return changed;
}

/**
 * The form for the next attempt: the first that was never used, else the one whose last use is longest ago. A hub says
 * with which form somebody begins, so that a course's group is crossed over.
 * @param {string[][]} forms
 * @param {import("./attempts.js").Attempt[]} attempts at this test
 * @param {number} [begin] the number of the form to begin with
 * @returns {{form: number, repeated: boolean}} the place in `forms`, and whether all are used up
 */
export function nextForm(forms, attempts, begin = 1) {
  const uses = forms.map((form) => lastUse(form, attempts));
  const unused = uses[begin - 1] === "" ? begin - 1 : uses.indexOf("");
  if (unused >= 0) return { form: unused, repeated: false };
  return { form: uses.indexOf(uses.reduce((one, other) => (other < one ? other : one))), repeated: true };
}

/**
 * When a form was last used, or "": by an attempt that asked one of its questions, or answered one where it does not tell
 * what it asked.
 * @param {string[]} form @param {import("./attempts.js").Attempt[]} attempts
 */
function lastUse(form, attempts) {
  const used = attempts.filter(({ asked, answers }) => form.some((id) => (asked.length ? asked.includes(id) : answers.has(id))));
  return used.reduce((last, attempt) => (attempt.begun > last ? attempt.begun : last), "");
}

/** @param {Question[]} questions */
function byCompetency(questions) {
  /** @type {Map<string, Question[]>} */
  const banks = new Map();
  for (const question of questions) {
    banks.set(question.competency, [...(banks.get(question.competency) || []), question]);
  }
  return [...banks.keys()].sort().map((competency) => banks.get(competency) || []);
}

/** By level, and within a level by chance of the seed. @param {Question[]} bank @param {string} seed */
function ranked(bank, seed) {
  return [...bank].sort((one, other) => levelOf(one) - levelOf(other) || byLot(seed)(one.id, other.id));
}

/** @param {Question} question */
const levelOf = ({ level }) => LEVELS.indexOf(level);

/** How many levels lie between two questions. @param {Question} one @param {Question} other */
const apart = (one, other) => Math.abs(levelOf(one) - levelOf(other));

/**
 * Takes the pre-check's questions from the middle levels, unless that left too few for one form: then they serve twice.
 * @param {string[]} ids @param {number} perCompetency @param {number} precheck
 */
function divide(ids, perCompetency, precheck) {
  const step = ids.length / precheck;
  const first = ids.filter((_, place) =>
    Array.from({ length: precheck }, (__, turn) => Math.floor((turn + 0.5) * step)).includes(place),
  );
  const rest = ids.filter((id) => !first.includes(id));
  return { first, rest: rest.length >= perCompetency ? rest : ids };
}

/** @param {string[]} ids @param {number} form @param {number} count @param {number} perCompetency */
function take(ids, form, count, perCompetency) {
  return Array.from({ length: perCompetency }, (_, row) => ids[row * count + ((form + row) % count)]).filter(Boolean);
}

/** @param {string[]} ids @param {string} seed */
function mixed(ids, seed) {
  return [...ids].sort(byLot(seed));
}

/** Orders ids by chance of a seed. @param {string} seed @returns {(one: string, other: string) => number} */
function byLot(seed) {
  return (one, other) => lot(`${seed}/${one}`) - lot(`${seed}/${other}`) || (one < other ? -1 : 1);
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo), its bits mixed once more so that ids that differ in the last letter spread. @param {string} text */
function lot(text) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
