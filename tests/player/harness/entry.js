// The harness page's script: the items alone, and a list of what they told the page.
import { defineItem } from "../../../src/tutela/player/items/element.js";

window.told = [];
window.notes = [];
document.addEventListener("tutela:response", (event) => window.told.push(event.detail));
document.addEventListener("tutela:note", (event) => window.notes.push(event.detail));
document.addEventListener("securitypolicyviolation", (event) => window.told.push({ violation: event.violatedDirective }));
defineItem();
