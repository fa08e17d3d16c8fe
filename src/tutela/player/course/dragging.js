// Sessions of a plan dragged to another place with a mouse; buttons do the same for keyboards and fingers.

const MARK = "drop-before";

/** @param {(slot: HTMLElement, to: string) => void} moved called with the session and the place it was dropped at, as `2.5` */
export function watchDragging(moved) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  const slotOf = (/** @type {EventTarget | null} */ target) => {
    const slot = target instanceof Element ? target.closest("[data-place]") : null;
    return slot instanceof HTMLElement ? slot : null;
  };
  const clear = () => {
    for (const one of Array.from(document.querySelectorAll(`.${MARK}`))) one.classList.remove(MARK);
  };
  // A slot can be dragged only while the mouse is down outside what is pressed or chosen in it.
  document.addEventListener("pointerdown", (event) => {
    const slot = slotOf(event.target);
    const isKnob = event.target instanceof Element && event.target.closest("a, button, select, summary, input, .by-hand");
    if (slot && slot.querySelector("form")) slot.draggable = event.pointerType === "mouse" && !isKnob;
  });
  document.addEventListener("dragstart", (event) => {
    dragged = slotOf(event.target);
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.place || "");
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const over = slotOf(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    clear();
    if (over !== dragged) over.classList.add(MARK);
  });
  document.addEventListener("drop", (event) => {
    const over = slotOf(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    if (over !== dragged) moved(dragged, placeFor(dragged, over));
  });
  document.addEventListener("dragend", () => {
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
    clear();
  });
}

/** The place before `over`, counted without the session that leaves its own. @param {HTMLElement} dragged @param {HTMLElement} over */
function placeFor(dragged, over) {
  const [fromDay, from] = (dragged.dataset.place || "").split(".").map(Number);
  const [day, to] = (over.dataset.place || "").split(".").map(Number);
  return `${day}.${day === fromDay && from < to ? to - 1 : to}`;
}
