// A form whose answer takes seconds: says so at once and is not sent twice.
import { build } from "./build.js";

/** Watches every form that says in `data-waits` what is being done. */
export function watchWaiting() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = /** @type {SubmitEvent} */ (event).submitter;
    if (!(form instanceof HTMLFormElement) || !form.dataset.waits || !button || button.hasAttribute("formnovalidate")) return;
    if (form.querySelector(".waiting")) return event.preventDefault();
    const said = build("p", { class: "waiting", role: "status" });
    button.after(said);
    // A status is read aloud when it changes, not when it comes.
    setTimeout(() => {
      said.textContent = form.dataset.waits || "";
    }, 50);
  });
  // The way back shows the page as it was left: what was waited for is over.
  window.addEventListener("pageshow", () => {
    for (const one of Array.from(document.querySelectorAll(".waiting"))) one.remove();
  });
}
