// Mastery of a competency in words: a state is never told by colour alone.
import { words } from "../items/words.js";
import { counted } from "./counted.js";
import { ENOUGH } from "./mastery.js";

/**
 * @param {import("./mastery.js").Mastery} state
 * @param {boolean} fading whether a review of something in it is due
 * @returns {string}
 */
export function masteryWords({ answered, mastered, told }, fading) {
  if (told || mastered) return words(fading ? "learner.fading" : "learner.mastered");
  if (answered === 0) return words("learner.not-begun");
  return answered < ENOUGH ? counted("learner.begun", answered, { enough: ENOUGH }) : words("learner.not-secure");
}

/** The word that styles a state. @param {import("./mastery.js").Mastery} state @param {boolean} fading */
export function masteryClass({ answered, mastered, told }, fading) {
  if (told || mastered) return fading ? "fading" : "mastered";
  return answered === 0 ? "not-begun" : "begun";
}
