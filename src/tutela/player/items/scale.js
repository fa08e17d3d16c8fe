import { chosen, choose } from "./options.js";

/** A place between two ends; never scored. @type {import("./kind.js").Kind} */
export default {
  kind: "scale",
  render() {},
  respond: (host) => chosen(host.answer)[0] || null,
  score: () => null,
  feedback(host, response) {
    const entry = host.entries.find(({ id }) => {
      const [low, high] = id.split("-").map(Number);
      return low <= Number(response) && Number(response) <= high;
    });
    return { says: "", why: entry?.why || undefined };
  },
  restore: (host, response) => choose(host.answer, [response]),
};
