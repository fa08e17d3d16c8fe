// What is typed or chosen and not sent yet: it survives a part of the page being put in anew, and on a phone a reload.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

const CONTROLS = "input:not([type=hidden]), textarea, select";

/** The name of a control that is the same when the page is made again. @param {Control} control */
export function nameOf(control) {
  const form = control.form;
  const named = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=activity]"));
  const kind = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=kind]"));
  const of = [form && form.getAttribute("action"), named && named.value, kind && kind.value].filter(Boolean).join(" ");
  return `${of} ${control.id} ${control.name} ${isTicked(control) ? control.value : ""}`;
}

/** What is different from how the page came, by name. @param {ParentNode} place @returns {Record<string, string>} */
export function readTyped(place) {
  /** @type {Record<string, string>} */
  const typed = {};
  for (const control of controls(place)) {
    if (isTicked(control)) {
      if (control.checked !== control.defaultChecked) typed[nameOf(control)] = control.checked ? "on" : "off";
    } else if (control instanceof HTMLSelectElement) {
      if (control.selectedIndex > 0) typed[nameOf(control)] = control.value;
    } else if (control.value !== control.defaultValue) typed[nameOf(control)] = control.value;
  }
  return typed;
}

/** @param {ParentNode} place @param {Record<string, string>} typed */
export function writeTyped(place, typed) {
  for (const control of controls(place)) {
    const value = typed[nameOf(control)];
    if (value === undefined) continue;
    if (isTicked(control)) control.checked = value === "on";
    else control.value = value;
  }
}

/** @param {ParentNode} place */
const controls = (place) => /** @type {Control[]} */ (Array.from(place.querySelectorAll(CONTROLS)));

/** @param {Control} control @returns {control is HTMLInputElement} */
const isTicked = (control) =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
