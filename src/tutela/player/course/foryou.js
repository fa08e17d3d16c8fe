// "What this means for you": the learner's own part first.
import { build } from "./build.js";
import { words } from "../items/words.js";

/**
 * Moves the learner's own part before the others and says that it is theirs; without a choice, offers to make one.
 * @param {string | null} constituent
 * @param {string} root
 */
export function orderParts(constituent, root) {
  const parts = Array.from(document.querySelectorAll("section.for"));
  if (!parts.length) return;
  const first = parts[0];
  const own = parts.find((part) => part instanceof HTMLElement && part.dataset.constituent === constituent);
  if (own && own !== first) first.before(own);
  if (own) own.classList.add("own");
  const link = build("a", { href: `${root}index.html#constituent` }, words(own ? "read.change-part" : "read.choose-part"));
  const note = build("p", { class: "hint own-part" }, own ? `${words("read.your-part")} ` : "", link);
  (own || first).before(note);
}
