// The names that statements are written in: verbs, activity types, extensions. docs/record.md is the contract.

const ADL = "http://adlnet.gov/expapi/";

/** Verb IRIs by the word used in this code. */
export const VERB = {
  experienced: `${ADL}verbs/experienced`,
  answered: `${ADL}verbs/answered`,
  completed: `${ADL}verbs/completed`,
  attempted: `${ADL}verbs/attempted`,
  passed: `${ADL}verbs/passed`,
  failed: `${ADL}verbs/failed`,
  mastered: `${ADL}verbs/mastered`,
};

/** Activity type IRIs by the kind of thing in the activity id `IRI/KIND/ID`. @type {Record<string, string>} */
export const ACTIVITY_TYPE = {
  unit: `${ADL}activities/lesson`,
  book: `${ADL}activities/course`,
  item: `${ADL}activities/cmi.interaction`,
  question: `${ADL}activities/cmi.interaction`,
  test: `${ADL}activities/assessment`,
  precheck: `${ADL}activities/assessment`,
  competency: `${ADL}activities/objective`,
};

/**
 * The full name of an extension.
 * @param {string} name as in docs/record.md after `x:`
 */
export const extension = (name) => `https://tutela.example/xapi/${name}`;
