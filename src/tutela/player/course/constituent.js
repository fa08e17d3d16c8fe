// Whose part comes first: the learner's constituent and level, asked once and changeable. It stays on the device.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { readSetting, writeSetting } from "./setting.js";

/** @typedef {{constituent: string, reach: string}} Choice "" where nothing was chosen */

/** @param {import("../outbox/database.js").Database} database @returns {Promise<Choice>} */
export async function readChoice(database) {
  const [constituent, reach] = await Promise.all(["constituent", "reach"].map((key) => readSetting(database, key)));
  return { constituent: constituent || "", reach: reach || "" };
}

/**
 * Two fields; a change is kept at once.
 * @param {import("./learning.js").Learning} learning
 * @param {Choice} choice
 * @param {(choice: Choice) => void} changed
 */
export function choiceFields({ database, page }, choice, changed) {
  const said = build("p", { class: "hint", role: "status" });
  /** @param {"constituent" | "reach"} key @param {{id: string, title: string}[]} options */
  const field = (key, options) => {
    const select = build("select", { id: `choice-${key}` });
    for (const { id, title } of [{ id: "", title: words(`learner.${key}-none`) }, ...options]) {
      select.append(build("option", { value: id, selected: choice[key] === id }, title));
    }
    select.addEventListener("change", async () => {
      choice[key] = select.value;
      await writeSetting(database, key, select.value);
      said.textContent = words("learner.choice-kept");
      changed(choice);
    });
    return build("p", { class: "field" }, build("label", { for: select.id }, words(`learner.${key}`)), select);
  };
  return build("section", { class: "choice", id: "constituent", "aria-labelledby": "choice-title" },
    build("h2", { id: "choice-title" }, words("learner.who-you-are")),
    build("p", {}, words("learner.who-you-are-why")),
    build("div", { class: "fields" }, field("constituent", page.constituents || []), field("reach", page.reach || [])),
    said,
  );
}
