import { copyOf, findAll, make } from "./make.js";
import { words } from "./words.js";

/**
 * Gives a sign and a word: a state is never told by colour alone.
 * @param {number} score 1 right, 0 wrong, between partly
 * @param {string} word
 */
export function sign(score, word) {
  const element = make("span", "sign");
  const mark = make("span", "sign-mark", score === 1 ? "✓" : score ? "◑" : "✗");
  mark.setAttribute("aria-hidden", "true");
  element.append(mark, ` ${word}`);
  return element;
}

/**
 * Marks an option, a card or a question as right or wrong and puts the reason beside it.
 * @param {Element} spot
 * @param {boolean} right
 * @param {Element | null} [why]
 * @param {string} [word]
 */
export function mark(spot, right, why, word = words(right ? "play.right" : "play.wrong")) {
  clearMark(spot);
  spot.classList.add(right ? "good" : "bad");
  spot.append(sign(right ? 1 : 0, word));
  if (!why) return;
  const note = make("div", "told");
  note.append(copyOf(why));
  // A label's text is the name of its control; the reason must not become part of it.
  if (spot.tagName === "LABEL") spot.after(note);
  else spot.append(note);
}

/** @param {Element} spot */
export function clearMark(spot) {
  spot.classList.remove("good", "bad");
  for (const child of Array.from(spot.children)) if (/^(sign|told)\b/.test(child.className)) child.remove();
  if (spot.tagName === "LABEL" && spot.nextElementSibling?.classList.contains("told")) spot.nextElementSibling.remove();
}

/** @param {ParentNode} root */
export function clearMarks(root) {
  for (const element of findAll(root, ".sign, .told")) element.remove();
  for (const element of findAll(root, ".good, .bad")) element.classList.remove("good", "bad");
}
