// Reads cards as lists of [days since the review before, rating] and writes the interval in days after each review.
import { readFileSync } from "node:fs";
import { review } from "../../../src/tutela/player/course/cards.js";

const intervals = JSON.parse(readFileSync(0, "utf8")).map((reviews) => {
  let memory = null;
  return reviews.map(([elapsed, rating]) => {
    const next = review(memory, elapsed, rating);
    memory = next.memory;
    return next.interval;
  });
});
console.log(JSON.stringify(intervals));
