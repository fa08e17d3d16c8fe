import { placedOn, put, startBoard } from "./board.js";
import { joinPairs, splitPairs } from "./coding.js";
import { findAll } from "./make.js";
import { mark } from "./marks.js";
import { scorePlaces } from "./scoring.js";
import { words } from "./words.js";

/**
 * Gives a kind that puts cards on places: match, sort, chain, levels.
 * @param {string} kind
 * @param {(host: import("./kind.js").Host) => void} [moved] called after every move
 * @returns {import("./kind.js").Kind}
 */
export const placing = (kind, moved = () => {}) => ({
  kind,
  render(host) {
    startBoard(host, () => moved(host));
    moved(host);
  },
  respond(host) {
    const at = placedOn(host);
    // In the order of the solution, so that the same answer is always the same code.
    return host.entries.every(({ id }) => at.has(id)) ? joinPairs(host.entries.map(({ id }) => [id, at.get(id) || ""])) : null;
  },
  score: (host, response) =>
    scorePlaces(
      host.entries.map((entry) => [entry.id, entry.place]),
      splitPairs(response),
    ),
  feedback(host, response) {
    const at = new Map(splitPairs(response));
    const isRight = (/** @type {import("./solution.js").Entry} */ entry) => at.get(entry.id) === entry.place;
    for (const card of findAll(host.answer, ".card")) {
      const entry = host.entries.find((one) => one.id === card.dataset.entry);
      if (entry) mark(card, isRight(entry), entry.why);
    }
    return { says: words("play.counted", { right: host.entries.filter(isRight).length, all: host.entries.length }) };
  },
  restore(host, response) {
    const cards = findAll(host.answer, ".card");
    const places = findAll(host.answer, ".place");
    for (const card of cards) put(host, card, null);
    for (const [id, at] of splitPairs(response)) {
      const card = cards.find((one) => one.dataset.entry === id);
      const place = places.find((one) => one.dataset.place === at);
      if (card && place) put(host, card, place);
    }
    moved(host);
  },
});
