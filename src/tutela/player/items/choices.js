import { joinList, splitList } from "./coding.js";
import { chosen, choose, markOptions } from "./options.js";
import { scoreOptions } from "./scoring.js";

/** Several options may be right. @type {import("./kind.js").Kind} */
export default {
  kind: "choices",
  render() {},
  respond: (host) => joinList(chosen(host.answer)) || null,
  score: (host, response) =>
    scoreOptions(
      host.entries.filter((entry) => entry.right).map((entry) => entry.id),
      splitList(response),
    ),
  feedback: (host, response) => ({ says: markOptions(host.answer, host.entries, splitList(response)) }),
  restore: (host, response) => choose(host.answer, splitList(response)),
};
