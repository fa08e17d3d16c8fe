// Puts the plan of an answered page in place of the one that is shown, and keeps the focus where the hand was.

/**
 * @param {string} html from the hub's own templates
 * @param {string} address where the page came from; `at` in it names the place that was changed
 * @param {string} button `name=value` of the button that was pressed
 * @returns {boolean} false where the page holds no plan
 */
export function takeOver(html, address, button) {
  // An inert document: nothing in it runs or loads. The hub's templates have escaped what people wrote.
  const page = new DOMParser().parseFromString(html, "text/html");
  const [shown, fresh] = [document, page].map((one) => one.querySelector("[data-plan]"));
  if (!shown || !fresh) return false;
  const beside = shown.querySelector(".beside");
  const scrolled = beside ? beside.scrollTop : 0;
  shown.replaceWith(document.importNode(fresh, true));
  const after = document.querySelector(".beside");
  if (after) after.scrollTop = scrolled;
  const at = new URL(address).searchParams.get("at") || "";
  history.replaceState(null, "", `${address.split("#")[0]}`);
  const slot = document.getElementById(`s-${at.replace(".", "-")}`);
  if (slot) focusOn(slot, button);
  const told = tell(page);
  // Without a place the change was refused: what is said stands at the head of the page.
  if (!slot && told) told.scrollIntoView({ block: "center" });
  return true;
}

/** @param {HTMLElement} slot @param {string} button */
function focusOn(slot, button) {
  const [name, value] = button.split("=");
  const same = button && slot.querySelector(`button[name="${name}"][value="${value}"]:not([disabled])`);
  const summary = slot.querySelector("summary");
  const target = same || summary;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  slot.scrollIntoView({ block: "nearest" });
}

/** What the hub says of the change is read aloud. @param {Document} page */
function tell(page) {
  const place = document.querySelector("[data-said]");
  for (const old of Array.from(document.querySelectorAll("main > .notice"))) old.remove();
  const words = Array.from(page.querySelectorAll("main > .notice"), (one) => (one.textContent || "").trim());
  if (place) place.textContent = words.join(" ");
  return place;
}
