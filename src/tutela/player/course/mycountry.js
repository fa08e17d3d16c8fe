// Places in a text that draw on the learner's own country: its figures with year and source, or a way to choose it.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { readCountry } from "./chosencountry.js";
import { refill, slots } from "./page.js";

/** @typedef {import("./chosencountry.js").Chosen} Chosen */

/**
 * Fills every place of this page; lines that the chosen sheet does not have stay free to be filled by hand.
 * @param {import("../outbox/database.js").Database} database
 * @param {import("./page.js").Page} page
 */
export async function fillMyCountry(database, page) {
  const places = slots("chosen-country");
  if (!places.length) return;
  const chosen = await readCountry(database);
  for (const place of places) {
    const list = place.dataset.list;
    if (!list) continue;
    if (!chosen) {
      place.append(" ", build("a", { href: list }, words("player.country-choose")));
      continue;
    }
    refill(place, build("b", {}, words("player.country-of", { name: chosen.name })), " ");
    const sheet = list.replace(/index\.html$/, `${chosen.id}.html`);
    place.append(build("a", { href: sheet }, words("player.country-change")));
    if (chosen.version !== page.version) place.append(" ", words("player.country-earlier"));
    const section = place.closest(".my-country");
    if (section) fillLines(section, chosen);
  }
}

/** @param {Element} section @param {Chosen} chosen */
function fillLines(section, chosen) {
  for (const line of /** @type {HTMLElement[]} */ (Array.from(section.querySelectorAll("tr[data-field]")))) {
    const value = chosen.values[line.dataset.field || ""];
    const [figure, source] = Array.from(line.querySelectorAll("td"));
    if (value === undefined || !figure || !source) continue;
    figure.textContent = value;
    source.textContent = `${chosen.year}, ${chosen.publisher}`;
  }
}
