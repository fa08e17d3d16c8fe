// A field that somebody writes in is kept while they write, when they leave it, and when the page goes out of sight.

const PAUSE = 600; // milliseconds without a key before what stands there is kept

/** @param {HTMLTextAreaElement} field in the page as long as somebody can write @param {() => void} keep */
export function keepWhileWriting(field, keep) {
  let waiting = 0;
  const now = () => {
    clearTimeout(waiting);
    waiting = 0;
    keep();
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, PAUSE);
  });
  field.addEventListener("change", now);
  // A phone may end a page that is out of sight, and a closed tab says no "change".
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting) now();
  });
}
