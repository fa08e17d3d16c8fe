import { joinList, splitList } from "./coding.js";
import { startDragging } from "./drag.js";
import { find, findAll, make, makeButton } from "./make.js";
import { clearMarks, mark } from "./marks.js";
import { scoreOrder } from "./scoring.js";
import { words } from "./words.js";

/** @typedef {import("./kind.js").Host} Host */

/** @param {Host} host */
const list = (host) => find(host, ".sequence");

/** @param {Host} host */
const cards = (host) => findAll(list(host), ".card");

/** @param {HTMLElement} card */
const textOf = (card) => (find(card, ".item-text").textContent || "").trim();

/** @param {Host} host @returns {string[]} */
const rightOrder = (host) => host.entries.map((entry) => entry.id);

/** Says where the card stands now. @param {Host} host @param {HTMLElement} card */
function tell(host, card) {
  const all = cards(host);
  host.changed();
  host.say(words("play.position", { card: textOf(card), position: all.indexOf(card) + 1, all: all.length }));
}

/**
 * Moves a card by one place. Its neighbour is what moves in the page, so that the focus stays on the button pressed; at
 * either end that button is gone and the other takes the focus.
 * @param {Host} host @param {HTMLElement} card @param {boolean} up
 */
function step(host, card, up) {
  const neighbour = up ? card.previousElementSibling : card.nextElementSibling;
  if (!neighbour) return;
  clearMarks(host.answer);
  list(host).insertBefore(neighbour, up ? card.nextElementSibling : card);
  if (!(up ? card.previousElementSibling : card.nextElementSibling)) find(card, up ? ".down" : ".up").focus();
  tell(host, card);
}

/** @param {Host} host */
function startSorting(host) {
  /** @type {Element | null} */
  let before = null;
  startDragging(host, {
    lift(card) {
      before = card.nextElementSibling;
      clearMarks(host.answer);
    },
    over(card, under, y) {
      const other = /** @type {HTMLElement | null} */ (under && under.closest(".sequence .card"));
      if (!other || other === card || !host.contains(other)) return;
      const { top, height } = other.getBoundingClientRect();
      const after = y > top + height / 2;
      list(host).insertBefore(card, after ? other.nextElementSibling : other);
    },
    drop: (card) => tell(host, card),
    cancel: (card) => list(host).insertBefore(card, before),
  });
}

/** Put the entries in order. @type {import("./kind.js").Kind} */
export default {
  kind: "order",
  render(host) {
    list(host).dataset.first = joinList(cards(host).map((card) => card.dataset.entry || ""));
    for (const card of cards(host)) {
      const moves = make("span", "moves");
      for (const [key, up] of /** @type {[string, boolean][]} */ ([["play.up", true], ["play.down", false]])) {
        const button = makeButton(up ? "move up" : "move down", "", () => step(host, card, up));
        button.setAttribute("aria-label", words(key, { card: textOf(card) }));
        moves.append(button);
      }
      card.prepend(make("span", "grip"));
      find(card, ".item-text").after(moves);
    }
    startSorting(host);
  },
  respond: (host) => joinList(cards(host).map((card) => card.dataset.entry || "")),
  score: (host, response) => scoreOrder(rightOrder(host), splitList(response)),
  feedback(host, response) {
    const given = splitList(response);
    for (const card of cards(host)) {
      const entry = host.entries.find((one) => one.id === card.dataset.entry);
      if (entry) mark(card, entry.place === String(given.indexOf(entry.id) + 1), entry.why);
    }
    const right = rightOrder(host).filter((id, index) => id === given[index]).length;
    return { says: words("play.counted", { right, all: given.length }) };
  },
  restore(host, response) {
    const ids = splitList(response || list(host).dataset.first || "");
    const place = (/** @type {HTMLElement} */ card) => ids.indexOf(card.dataset.entry || "");
    for (const card of cards(host).sort((one, other) => place(one) - place(other))) list(host).append(card);
  },
};
