// The desk of the hub, plan and wishes: each change by hand is sent and shown in place; sessions can be dragged.
import { sendForm } from "../connectors/desk.js";
import { watchDragging } from "../course/dragging.js";
import { takeOver } from "../course/takeover.js";
import { watchWaiting } from "../course/waiting.js";

watchWaiting();

let isSending = false;

/** @param {HTMLFormElement} form @param {Record<string, string>} more @param {string} button the deed that keeps the focus */
async function send(form, more, button) {
  if (isSending) return;
  isSending = true;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.set(name, String(value));
  for (const name of Object.keys(more)) fields.set(name, more[name]);
  const answer = await sendForm(form.action, fields);
  isSending = false;
  // A hub that is away or a session that has ended: the plain way shows what is wrong.
  if (!answer || !takeOver(answer.html, answer.address, button)) location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-change")) return;
  const button = /** @type {SubmitEvent} */ (event).submitter;
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  send(form, { [button.name]: button.value }, `${button.name}=${button.value}`);
});

watchDragging((slot, to) => {
  const form = slot.querySelector("form[data-change]");
  if (form instanceof HTMLFormElement) send(form, { do: "move", to }, "");
});
