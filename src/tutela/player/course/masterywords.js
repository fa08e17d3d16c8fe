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
  if (told || mastered) return words(fading ? "player.fading" : "player.mastered");
  if (answered === 0) return words("player.not-begun");
  return answered < ENOUGH ? counted("player.begun", answered, { enough: ENOUGH }) : words("player.not-secure");
}

/** The word that styles a state. @param {import("./mastery.js").Mastery} state @param {boolean} fading */
export function masteryClass({ answered, mastered, told }, fading) {
  if (told || mastered) return fading ? "fading" : "mastered";
  return answered === 0 ? "not-begun" : "begun";
}
