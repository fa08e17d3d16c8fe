// Says so where what a learner did could not be kept, beside what they are doing: no answer, note or mark is lost in silence.
import { words } from "../items/words.js";
import { build } from "./build.js";

/** @type {HTMLElement | undefined} */
let notice;

/**
 * Gives on what is being kept, and tells the learner if it fails: most often the storage is full.
 * @template T
 * @param {Promise<T>} keeping
 * @returns {Promise<T>}
 */
export function orTell(keeping) {
  keeping.catch(tell);
  return keeping;
}

function tell() {
  notice = notice || build("p", { class: "content-note", role: "alert" });
  notice.textContent = words("player.not-kept");
  const active = document.activeElement;
  const place = (active && active.closest("tutela-item, main")) || document.querySelector("main");
  if (place) place.append(notice);
}
