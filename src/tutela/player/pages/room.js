// A page of a live room on the hub: a phone, the desk or the big screen.
import { watchLeaving } from "../course/leaving.js";
import { startDesk } from "../room/desk.js";
import { startPhone } from "../room/phone.js";

const SHOWN = 4_000; // milliseconds

watchLeaving("/learn/");
const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-room]"));
if (place) {
  const start = place.dataset.room === "phone" ? startPhone : startDesk;
  start(place, tellOn(place));
}

/** Gives what shows a short text in the page's line. @param {HTMLElement} page */
function tellOn(page) {
  const line = /** @type {HTMLElement | null} */ (page.querySelector("[data-line]"));
  let fading = 0;
  return (/** @type {string} */ text) => {
    if (!line) return;
    clearTimeout(fading);
    // What went well need not stay in the way.
    if (text && text === line.dataset.sent) fading = setTimeout(() => (line.hidden = true), SHOWN);
    if (line.textContent === text && !line.hidden === Boolean(text)) return;
    line.textContent = text;
    line.hidden = !text;
  };
}
