import choices from "./choices.js";

/**
 * Find what is wrong with a figure that circulates. Answered and scored as choices are; the better sentence follows
 * when all faults are found (before that it would tell them).
 * @type {import("./kind.js").Kind}
 */
export default {
  ...choices,
  kind: "trace",
  feedback(host, response) {
    const better = host.querySelector(".solution .better");
    const found = choices.score(host, response) === 1;
    return { ...choices.feedback(host, response), why: (found && better) || undefined };
  },
};
