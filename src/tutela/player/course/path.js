// What the pre-check suggests: which units can be skipped and where to start.

/**
 * @typedef {"skip" | "start" | "read"} Advice
 * @typedef {{id: string, title: string, competencies: string[]}} Unit
 */

/**
 * A unit can be skipped when each of its competencies was asked about and every answer was right; the first other one is
 * where to start. A question without an answer counts as not known.
 * @param {Unit[]} units in order
 * @param {{competency: string, right: boolean}[]} asked the questions of the pre-check and how they were answered
 * @returns {{unit: Unit, advice: Advice}[]}
 */
export function suggestPath(units, asked) {
  const known = units.map((unit) =>
    unit.competencies.length > 0 && unit.competencies.every((competency) => knows(competency, asked)),
  );
  const start = known.indexOf(false);
  return units.map((unit, place) => ({ unit, advice: known[place] ? "skip" : place === start ? "start" : "read" }));
}

/** @param {string} competency @param {{competency: string, right: boolean}[]} asked */
function knows(competency, asked) {
  const questions = asked.filter((question) => question.competency === competency);
  return questions.length > 0 && questions.every((question) => question.right);
}
