// Leaving at once: the link, or Escape three times. Nothing waits for anything, so that it works before all else.

const WITHIN = 2_000; // milliseconds for three presses

/**
 * Empties the page and goes to the harmless one; this page is not in the way back.
 * @param {string} root
 */
export function leave(root) {
  document.title = " ";
  document.body.hidden = true;
  location.replace(`${root}leave.html`);
}

/** Listens for the ways to leave. @param {string} root */
export function watchLeaving(root) {
  /** @type {number[]} */
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    const now = event.timeStamp;
    presses = [...presses.filter((time) => now - time < WITHIN), now];
    if (presses.length >= 3) leave(root);
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    leave(root);
  });
}
