// The desk and the big screen: they look again whenever the room has changed; forms are sent without leaving the page.
import { listen, read, send } from "../connectors/room.js";
import { runClocks, setClock } from "./clock.js";
import { Parts } from "./parts.js";

const LOOK_EVERY = 30_000; // the plan's clock moves though nothing changes

/** @param {HTMLElement} place @param {(text: string) => void} tell */
export function startDesk(place, tell) {
  const { stream = "", ask = "", token = "" } = place.dataset;
  const parts = new Parts(place);
  const showClocks = runClocks(place);
  let isLooking = false;
  let isOld = false;
  const { tag = "" } = place.dataset;

  async function look() {
    isOld = true;
    if (isLooking) return;
    isLooking = true;
    while (isOld) {
      isOld = false;
      const text = await read(ask);
      if (!text) continue;
      const state = JSON.parse(text);
      // Another day's room, or none: the page itself is another one.
      if (tag && state.tag.split("-")[0] !== tag) return location.reload();
      setClock(state.now);
      parts.apply(state.parts);
      showClocks();
    }
    isLooking = false;
  }

  for (const zone of Array.from(place.querySelectorAll("[data-zone]"))) {
    /** @type {HTMLInputElement} */ (zone).value = String(-new Date().getTimezoneOffset());
  }
  place.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.sure && !confirm(form.dataset.sure)) return event.preventDefault();
    if (form.dataset.plain !== undefined || !form.action.includes("/do/")) return;
    event.preventDefault();
    const fields = fieldsOf(form, pressed(event));
    const taken = await send(form.action, [...fields, ["csrfmiddlewaretoken", token]]);
    if (taken.kind === "refused") return tell(taken.reason);
    if (taken.kind !== "kept") return tell(lineWord(place, taken.kind === "strange" ? "strange" : "lost"));
    tell("");
    form.reset();
    if (form.dataset.again !== undefined) fold(/** @type {HTMLDetailsElement} */ (form.parentElement));
    await look();
  });
  const lost = () => tell(lineWord(place, "lost"));
  listen(stream, { state: look, mine: () => undefined, open: () => tell(""), lost }, look);
  setInterval(look, LOOK_EVERY);
}

/** Folds a form away; a keyboard that was in it stays at what unfolds it. @param {HTMLDetailsElement} form */
function fold(form) {
  const summary = form.contains(document.activeElement) && form.querySelector("summary");
  form.open = false;
  if (summary) summary.focus({ preventScroll: true });
}

/** @param {HTMLElement} place @param {string} name */
export function lineWord(place, name) {
  const line = /** @type {HTMLElement | null} */ (place.querySelector("[data-line]"));
  return (line && line.dataset[name]) || "";
}

/** The fields of a form as pairs. @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
export function fieldsOf(form, button) {
  /** @type {string[][]} */
  const fields = [];
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "deed") fields.push([name, value]);
  });
  if (button && button.name) fields.push([button.name, button.value]);
  return fields;
}

/** The button that sent a form. @param {Event} event */
function pressed(event) {
  const { submitter } = /** @type {SubmitEvent} */ (event);
  return submitter instanceof HTMLButtonElement ? submitter : null;
}
