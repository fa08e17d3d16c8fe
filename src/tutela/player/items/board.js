// A board of cards and places. Three ways to place a card: press it (with a key, a finger, a mouse) and press one of
// the places offered under it; press it and press the place itself; drag it. Where a card stands in the page is the
// only state.

import { startDragging } from "./drag.js";
import { copyOf, find, findAll, make, makeButton } from "./make.js";
import { clearMark } from "./marks.js";
import { words } from "./words.js";

/** @typedef {import("./kind.js").Host} Host */

/** @param {Element} element */
const textOf = (element) => (find(element, ".item-text, .place-title").textContent || "").trim();

/** @param {Host} host @param {HTMLElement} card */
const trayOf = (host, card) => find(host, card.classList.contains("stop") ? ".cards.stops" : ".cards:not(.stops)");

/** @param {Host} host @returns {HTMLElement[]} cards still to be placed, in trays that are shown */
const unplaced = (host) => findAll(host.answer, ".cards .card").filter((card) => !card.closest("[hidden]"));

/** @param {Element} element @returns {HTMLElement | null} */
const placeAround = (element) => element.closest("[data-place]");

/** @param {Host} host @returns {Map<string, string>} each card placed and its place */
export const placedOn = (host) =>
  new Map(
    findAll(host.answer, ".place .card").map((card) => [card.dataset.entry || "", placeAround(card)?.dataset.place || ""]),
  );

/**
 * Puts a card on a place, or back to its tray. In a match a place holds one card; who sat there goes back.
 * @param {Host} host @param {HTMLElement} card @param {HTMLElement | null} place
 */
export function put(host, card, place) {
  const list = place ? find(place, ".placed") : trayOf(host, card);
  const sitting = /** @type {HTMLElement | null} */ (list.firstElementChild);
  if (place && sitting && sitting !== card && host.dataset.kind === "match") put(host, sitting, null);
  clearMark(card);
  // In a tray every card has its seat, so that an item put back looks as it did before.
  const seat = Number(card.dataset.seat);
  const next = place ? null : Array.from(list.children).find((other) => Number(other.getAttribute("data-seat")) > seat);
  list.insertBefore(card, next || null);
}

/**
 * Makes a board of the page's cards and places.
 * @param {Host} host
 * @param {() => void} moved called after every move
 */
export function startBoard(host, moved) {
  findAll(host.answer, ".card").forEach((card, seat) => {
    card.dataset.seat = String(seat);
    const grip = makeButton("grip", "");
    grip.setAttribute("aria-label", words("play.place", { card: textOf(card) }));
    grip.setAttribute("aria-expanded", "false");
    card.prepend(grip);
  });
  for (const place of findAll(host.answer, ".place")) {
    const list = make("ul", "placed");
    const title = find(place, ".place-title");
    title.id = `${host.id}-at-${place.dataset.place}`;
    list.setAttribute("aria-labelledby", title.id);
    place.append(list);
  }
  const chooser = makeChooser(host);
  const board = { host, chooser, moved };
  host.answer.addEventListener("click", (event) => press(board, event));
  host.answer.addEventListener("keydown", (event) => walk(board, event));
  startDragging(host, {
    lift: () => unpick(board),
    over: (_, under) => highlight(host, under && placeAround(under)),
    drop: (card, under) => {
      highlight(host, null);
      const place = under && host.contains(under) ? placeAround(under) : null;
      if (place || under?.closest(".cards")) move(board, card, place, false);
    },
    cancel: () => highlight(host, null),
  });
}

/** @typedef {{host: Host, chooser: HTMLElement, moved: () => void}} Board */

/** @param {Host} host */
function makeChooser(host) {
  const chooser = make("div", "chooser");
  chooser.setAttribute("role", "group");
  chooser.setAttribute("aria-label", words("play.where"));
  chooser.append(make("p", "hint", words("play.where")));
  for (const place of findAll(host.answer, ".place")) {
    const button = makeButton("chip", "");
    button.append(copyOf(find(place, ".place-title")));
    button.dataset.to = place.dataset.place;
    chooser.append(button);
  }
  const back = makeButton("chip back", words("play.take-back"));
  back.dataset.to = "";
  chooser.append(back);
  return chooser;
}

/** @param {Board} board @returns {HTMLElement | null} */
const pickedOn = ({ chooser }) => chooser.closest(".card");

/** @param {Board} board @param {HTMLElement} card @param {boolean} byKey */
function pick(board, card, byKey) {
  unpick(board);
  const at = placeAround(card)?.dataset.place || "";
  for (const chip of findAll(board.chooser, ".chip")) {
    chip.setAttribute("aria-pressed", String(Boolean(at) && chip.dataset.to === at));
    chip.hidden = !chip.dataset.to && !at;
  }
  card.classList.add("picked");
  find(card, ".grip").setAttribute("aria-expanded", "true");
  find(card, ".item-text").after(board.chooser);
  board.host.answer.classList.add("picking");
  if (byKey) find(board.chooser, ".chip").focus();
}

/** @param {Board} board */
function unpick(board) {
  const card = pickedOn(board);
  if (!card) return;
  board.chooser.remove();
  card.classList.remove("picked");
  find(card, ".grip").setAttribute("aria-expanded", "false");
  board.host.answer.classList.remove("picking");
}

/** @param {Board} board @param {HTMLElement} card @param {HTMLElement | null} place @param {boolean} byKey */
function move(board, card, place, byKey) {
  const { host, moved } = board;
  unpick(board);
  put(host, card, place);
  moved();
  host.changed();
  const left = unplaced(host);
  const [name, where] = [textOf(card), place ? textOf(place) : ""];
  const what = words(place ? "play.placed" : "play.taken-back", { card: name, place: where });
  host.say(left.length ? `${what} ${words("play.unplaced", { count: left.length })}` : what);
  const next = left.length ? find(left[0], ".grip") : host.querySelector(".actions .button");
  // A finger or a mouse must not make the page jump to where a key user goes on.
  if (next instanceof HTMLElement) next.focus({ preventScroll: !byKey });
}

/** @param {Board} board @param {MouseEvent} event */
function press(board, event) {
  const { host } = board;
  const target = /** @type {HTMLElement} */ (event.target);
  if (host.classList.contains("locked") || target.closest("a, summary, .told")) return;
  const byKey = event.detail === 0;
  const picked = pickedOn(board);
  const chip = /** @type {HTMLElement | null} */ (target.closest(".chip"));
  const card = /** @type {HTMLElement | null} */ (target.closest(".card"));
  const place = placeAround(target);
  if (chip && picked) {
    const to = findAll(host.answer, ".place").find((one) => one.dataset.place === chip.dataset.to);
    move(board, picked, to || null, byKey);
  } else if (target.closest(".chooser")) return;
  else if (picked && place && card !== picked) move(board, picked, place, byKey);
  else if (card && card !== picked) pick(board, card, byKey);
  else unpick(board);
}

/** Arrow keys walk through the places offered; Escape puts the card down again. @param {Board} board @param {KeyboardEvent} event */
function walk(board, event) {
  const picked = pickedOn(board);
  if (!picked) return;
  if (event.key === "Escape") {
    unpick(board);
    find(picked, ".grip").focus();
    return;
  }
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const step = [forward, "ArrowDown"].includes(event.key) ? 1 : [backward, "ArrowUp"].includes(event.key) ? -1 : 0;
  const chips = findAll(board.chooser, ".chip").filter((chip) => !chip.hidden);
  const at = chips.indexOf(/** @type {HTMLElement} */ (event.target));
  if (!step || at < 0) return;
  event.preventDefault();
  chips[(at + step + chips.length) % chips.length].focus();
}

/** @param {Host} host @param {Element | null} place */
function highlight(host, place) {
  for (const one of findAll(host.answer, ".place")) one.classList.toggle("over", one === place);
}
