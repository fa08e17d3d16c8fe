// Which exercises of the menu fit what was chosen, and how a choice stands in the fragment of the address.

/**
 * @typedef {Record<string, string>} Choice by key: minutes and people are numbers, all others ids; an empty text is no choice
 * @typedef {Record<string, string | undefined>} Line what the page says of an exercise, by the same keys
 */

/**
 * Whether an exercise fits a choice. Its `minutes` are the fewest in which it can be run, its `people` as 6-40, all
 * else ids between spaces. What it `requires` is what it cannot do without: there a choice is what is lacking.
 * @param {Line} line @param {Choice} choice
 */
export function fits(line, choice) {
  return Object.keys(choice).every((key) => {
    const chosen = choice[key];
    const said = line[key] || "";
    if (!chosen) return true;
    if (key === "minutes") return Number(said) <= Number(chosen);
    if (key === "people") {
      const [least, most] = said.split("-").map(Number);
      return least <= Number(chosen) && Number(chosen) <= most;
    }
    return said.split(" ").includes(chosen) === (key !== "requires");
  });
}

/** The choice that a fragment holds, of the keys that are known. @param {string} fragment @param {string[]} keys @returns {Choice} */
export function readChoice(fragment, keys) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Choice} */
  const choice = {};
  for (const key of keys) choice[key] = said.get(key) || "";
  return choice;
}

/** The fragment of a choice, empty where nothing is chosen. @param {Choice} choice */
export function writeChoice(choice) {
  const said = new URLSearchParams();
  for (const key of Object.keys(choice)) if (choice[key]) said.set(key, choice[key]);
  return String(said);
}
