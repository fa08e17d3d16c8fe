// Private notes on a unit, and texts of reflections: they stay on the device.
import { build } from "./build.js";
import { words } from "../items/words.js";
import { orTell } from "./notkept.js";

/** @typedef {import("../outbox/database.js").Database} Database */

const PAUSE = 600; // milliseconds without a key before a note is kept

/**
 * A field for the note on a unit; it is kept while somebody writes.
 * @param {Database} database
 * @param {string} unit
 * @param {{text: string} | undefined} earlier
 */
export function noteField(database, unit, earlier) {
  const field = build("textarea", { id: "own-note", rows: "4", autocomplete: "off" });
  field.value = earlier ? earlier.text : "";
  const kept = build("p", { class: "hint", role: "status" });
  let waiting = 0;
  const keep = async () => {
    clearTimeout(waiting);
    await keepNote(database, unit, field.value, Date.now());
    kept.textContent = words("read.note-kept");
  };
  field.addEventListener("input", () => {
    kept.textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  field.addEventListener("change", keep);
  const hint = build("p", { class: "hint", id: "own-note-hint" }, words("read.note-hint"));
  field.setAttribute("aria-describedby", hint.id);
  return build("details", { class: "own-note", open: field.value !== "" },
    build("summary", {}, words("read.note")),
    build("label", { for: field.id, class: "unseen" }, words("read.note")),
    hint,
    field,
    kept,
  );
}

/** @param {Database} database @param {string} unit @param {string} text @param {number} now */
export function keepNote(database, unit, text, now) {
  const at = new Date(now).toISOString();
  return orTell(
    database.run(["notes"], "readwrite", (rows) => (text.trim() ? rows.put("notes", { unit, text, at }) : rows.remove("notes", unit))),
  );
}

/** All notes. @param {Database} database @returns {Promise<{unit: string, text: string, at: string}[]>} */
export function readNotes(database) {
  return database.run(["notes"], "readonly", (rows) => rows.all("notes"));
}

/**
 * @typedef {{id: string, text: string, at: string, shared: string, sharedText: string}} Reflection `id` is the item's;
 *   `shared` the id of the text on the hub, or "", and `sharedText` as it stands there
 */

/** @param {Database} database @returns {Promise<Reflection[]>} */
export function readReflections(database) {
  return database.run(["texts"], "readonly", (rows) => rows.all("texts"));
}

/** @param {Database} database @param {Reflection} reflection */
export function keepReflection(database, reflection) {
  return orTell(database.run(["texts"], "readwrite", (rows) => rows.put("texts", reflection)));
}

/**
 * Keeps that a reflection is no longer shared; its words stay as they are kept now, whichever tab wrote them.
 * @param {Database} database
 * @param {Reflection} reflection
 */
export function forgetShared(database, reflection) {
  Object.assign(reflection, { shared: "", sharedText: "" });
  return orTell(
    database.run(["texts"], "readwrite", async (rows) => {
      const kept = await rows.get("texts", reflection.id);
      if (kept) await rows.put("texts", { ...kept, shared: "", sharedText: "" });
    }),
  );
}
