// Says so where the browser does not keep what is learnt, and offers the progress file there.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { fileButtons } from "./filebuttons.js";
import { keepingOf } from "./storage.js";

/**
 * A note before the page's text, or nothing where all is kept.
 * @param {import("./learning.js").Learning} learning
 * @param {() => void} changed is called after a file was read
 */
export function showKeeping(learning, changed) {
  const keeping = keepingOf(learning.database);
  const main = document.querySelector("main");
  if (keeping === "kept" || !main) return;
  main.prepend(
    build(
      "section",
      { class: "keeping", "aria-label": words("player.keeping") },
      build("p", {}, words(`player.keeping-${keeping}`)),
      fileButtons(learning, changed),
    ),
  );
}
