// A page of a live room on the hub: a phone, the desk or the big screen.
import { watchLeaving } from "../course/leaving.js";
import { startDesk } from "../room/desk.js";
import { startPhone } from "../room/phone.js";

watchLeaving("/learn/");
const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-room]"));
if (place) {
  const start = place.dataset.room === "phone" ? startPhone : startDesk;
  start(place, tellOn(place));
}

/** Gives what shows a short text in the page's line. @param {HTMLElement} page */
function tellOn(page) {
  const line = /** @type {HTMLElement | null} */ (page.querySelector("[data-line]"));
  return (/** @type {string} */ text) => {
    if (!line || line.textContent === text) return;
    line.textContent = text;
    line.hidden = !text;
  };
}
