// Says so where the browser does not keep what is learnt, and leads to the progress file.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { keepingOf } from "./storage.js";

/**
 * A note before the page's text, or nothing where all is kept.
 * @param {import("./learning.js").Learning} learning
 * @param {() => Node} remedy gives what helps: the buttons for a progress file, or the way to them
 */
export function showKeeping(learning, remedy) {
  const keeping = keepingOf(learning.database);
  const main = document.querySelector("main");
  if (keeping === "kept" || !main) return;
  main.prepend(
    build(
      "section",
      { class: "keeping", "aria-label": words("player.keeping") },
      build("p", {}, words(`player.keeping-${keeping}`)),
      remedy(),
    ),
  );
}
