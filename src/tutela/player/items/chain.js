import { findAll } from "./make.js";
import { placing } from "./placing.js";

/**
 * Shows the second pile once every event has its place: first what happened, then where somebody could step in.
 * @param {import("./kind.js").Host} host
 */
function showSteppingIn(host) {
  const left = findAll(host.answer, ".cards:not(.stops) .card").length;
  const started = findAll(host.answer, ".place .stop").length;
  for (const pile of findAll(host.answer, ".stepping-in")) pile.hidden = left > 0 && !started;
}

/** Events at source, in transit, at destination; and where somebody could have stepped in. */
export default placing("chain", showSteppingIn);
