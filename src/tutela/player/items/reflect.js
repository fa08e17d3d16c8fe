import { find, make } from "./make.js";
import { words } from "./words.js";
import { keepWhileWriting } from "./writing.js";

/** @param {import("./kind.js").Host} host */
const field = (host) => /** @type {HTMLTextAreaElement} */ (find(host, "textarea"));

/** A written thought that stays on the device; never scored. @type {import("./kind.js").Kind} */
export default {
  kind: "reflect",
  render(host) {
    const hint = find(host.answer, ".hint");
    hint.textContent = words("play.note-stays");
    hint.id = `${host.id}-hint`;
    const note = make("textarea", "writing");
    note.setAttribute("autocomplete", "off"); // else the browser fills it in again for whoever goes back
    note.rows = 4;
    note.setAttribute("aria-label", words("play.note"));
    note.setAttribute("aria-describedby", hint.id);
    keepWhileWriting(note, () => {
      const detail = { id: host.dataset.id, text: note.value };
      host.dispatchEvent(new CustomEvent("tutela:note", { bubbles: true, detail }));
    });
    host.answer.append(note);
  },
  respond: (host) => (field(host).value.trim() ? "" : null),
  score: () => null,
  feedback: () => ({ says: words("play.note-kept") }),
  restore() {},
};
