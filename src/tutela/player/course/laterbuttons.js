// The buttons of a progress file, loaded when they are shown: most devices keep everything, and every byte of a unit counts.
import { build } from "./build.js";
import { root } from "./page.js";

/**
 * A place that the buttons come into.
 * @param {import("./learning.js").Learning} learning
 * @param {() => void} changed as for `fileButtons`
 */
export function laterButtons(learning, changed) {
  const place = build("div", {});
  const script = build("script", { src: root() + learning.page.files });
  script.addEventListener("load", () => {
    /** @type {{tutelaFileButtons: typeof import("./filebuttons.js").fileButtons}} */
    const loaded = /** @type {any} */ (self);
    place.append(loaded.tutelaFileButtons(learning, changed));
  });
  document.head.append(script);
  return place;
}
