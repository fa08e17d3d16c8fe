// Dragging with mouse, finger or pen through pointer events. Safari before 13 has none: there the other two ways remain.

const THRESHOLD = 6; // pixels before a press becomes a drag
const EDGE = 64; // pixels from the top or bottom where the page begins to scroll
const SPEED = 9; // pixels a frame

/**
 * What a kind does with a dragged card; `under` is the element under the pointer.
 * @typedef {object} Ways
 * @property {(card: HTMLElement) => void} [lift]
 * @property {(card: HTMLElement, under: Element | null, y: number) => void} over
 * @property {(card: HTMLElement, under: Element | null) => void} drop
 * @property {(card: HTMLElement) => void} cancel
 */

/**
 * Lets the cards inside be dragged: with a mouse anywhere on the card, with a finger by its grip, so that swiping over
 * cards still scrolls.
 * @param {import("./kind.js").Host} host
 * @param {Ways} ways
 */
export function startDragging(host, ways) {
  host.answer.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (target.closest(".card"));
    const onGrip = target.closest(".grip");
    if (!card || event.button || host.classList.contains("locked")) return;
    if (!onGrip && (event.pointerType !== "mouse" || target.closest("a, button, .told, .chooser"))) return;
    follow(host, card, event, ways);
  });
}

/**
 * @param {import("./kind.js").Host} host
 * @param {HTMLElement} card
 * @param {PointerEvent} from
 * @param {Ways} ways
 */
function follow(host, card, from, ways) {
  /** @type {HTMLElement | null} */
  let ghost = null;
  let [x, y] = [from.clientX, from.clientY];
  const under = () => document.elementFromPoint(x, y);

  /** @param {PointerEvent} event */
  const move = (event) => {
    if (event.pointerId !== from.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    if (!ghost) {
      if (Math.hypot(x - from.clientX, y - from.clientY) < THRESHOLD) return;
      ways.lift?.(card);
      ghost = lift(host, card);
      requestAnimationFrame(scroll);
    }
    // The pointer's position is no state that a class could tell; a Content-Security-Policy allows this, unlike style="".
    ghost.style.transform = `translate(${x - from.clientX}px, ${y - from.clientY}px)`;
    ways.over(card, under(), y);
  };
  const scroll = () => {
    if (!ghost) return;
    const step = y < EDGE ? -SPEED : y > window.innerHeight - EDGE ? SPEED : 0;
    if (step) {
      window.scrollBy(0, step);
      ways.over(card, under(), y);
    }
    requestAnimationFrame(scroll);
  };
  /** @param {boolean} dropped @param {PointerEvent} [event] */
  const end = (dropped, event) => {
    if (event && event.pointerId !== from.pointerId) return;
    for (const [type, listener] of listeners) document.removeEventListener(type, listener);
    if (!ghost) return;
    ghost.remove();
    ghost = null;
    card.classList.remove("dragged");
    swallowClick();
    if (dropped) ways.drop(card, under());
    else ways.cancel(card);
  };
  const listeners = /** @type {[string, EventListener][]} */ ([
    ["pointermove", move],
    ["pointerup", (/** @type {PointerEvent} */ event) => end(true, event)],
    ["pointercancel", (/** @type {PointerEvent} */ event) => end(false, event)],
    ["keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && end(false)],
  ]);
  for (const [type, listener] of listeners) document.addEventListener(type, listener);
}

/** @param {HTMLElement} host @param {HTMLElement} card */
function lift(host, card) {
  const { left, top, width } = card.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
  for (const element of ghost.querySelectorAll("[id]")) element.removeAttribute("id");
  ghost.classList.add("ghost");
  ghost.setAttribute("aria-hidden", "true");
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  card.classList.add("dragged");
  host.append(ghost);
  return ghost;
}

/** The release of a drag is a click too; it must not pick up the card. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => event.stopPropagation();
  window.addEventListener("click", swallow, true);
  setTimeout(() => window.removeEventListener("click", swallow, true));
}
