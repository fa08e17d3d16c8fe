// Clocks that run down: the hub says when they end, and how late it is there.

/** Milliseconds by which the hub's clock is ahead of the device's. */
let ahead = 0;

/** @param {number} now seconds since 1970 at the hub */
export function setClock(now) {
  ahead = now * 1000 - Date.now();
}

/** @param {number} seconds @returns {string} as 4:05 */
function tellLeft(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {HTMLElement} place */
export function runClocks(place) {
  const show = () => {
    for (const clock of Array.from(place.querySelectorAll("[data-ends]"))) {
      const { ends, over } = /** @type {HTMLElement} */ (clock).dataset;
      const left = Number(ends) - (Date.now() + ahead) / 1000;
      const text = left > 0 ? tellLeft(left) : over || "";
      if (clock.textContent !== text) clock.textContent = text;
    }
  };
  setInterval(show, 500);
  show();
  return show;
}
