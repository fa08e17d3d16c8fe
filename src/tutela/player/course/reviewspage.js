// The way to the reviews: how much is due in each book. Where only one has something due, it opens.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { refill, root, slots } from "./page.js";
import { readReviews } from "./reviewing.js";
import { nothingDue } from "./reviewpage.js";

/** @typedef {import("./learning.js").Learning} Learning */

/** @param {HTMLElement} place @param {Learning} learning */
export async function showReviews(place, learning) {
  await show(place, learning);
  // Going back shows the page as it was left, and a review has been since.
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted) return;
    await learning.refresh();
    await show(place, learning);
  });
}

/** @param {HTMLElement} place @param {Learning} learning */
async function show(place, learning) {
  const reviews = await readReviews(learning);
  const waiting = reviews.filter(({ queue }) => queue.length);
  if (waiting.length === 1) return location.replace(`${root()}${waiting[0].book}/review.html`);
  const begun = reviews.some(({ cards, queue }) => cards.length || queue.length);
  refill(place, ...(begun ? [] : [build("p", {}, words("assess.nothing-yet"))]));
  for (const slot of slots("book-review")) {
    const own = reviews.find(({ book }) => book === slot.dataset.book);
    if (own && begun) refill(slot, inWords(own));
  }
}

/** @param {import("./reviewing.js").BookReview} review */
function inWords({ cards, queue }) {
  if (queue.length) return counted("assess.book-due", queue.length);
  return cards.length ? nothingDue(cards) : words("assess.book-nothing-yet");
}
