import { chosen, choose, optionOf } from "./options.js";
import { mark } from "./marks.js";
import { scoreChoice } from "./scoring.js";

/** One option is right. @type {import("./kind.js").Kind} */
export default {
  kind: "choice",
  render() {},
  respond: (host) => chosen(host.answer)[0] || null,
  score: (host, response) => scoreChoice(host.entries.find((entry) => entry.right)?.id || "", response),
  feedback(host, response) {
    const entry = host.entries.find((one) => one.id === response);
    const option = optionOf(host.answer, response);
    if (option && entry) mark(option, entry.right);
    return { says: "", why: entry?.why || undefined };
  },
  restore: (host, response) => choose(host.answer, [response]),
};
