// Private notes on a unit, and texts of reflections: they stay on the device.
import { build } from "./build.js";
import { words } from "../items/words.js";
import { keepWhileWriting } from "../items/writing.js";
import { orTell } from "./notkept.js";

/** @typedef {import("../outbox/database.js").Database} Database */

/**
 * A field for the note on a unit; it is kept while somebody writes, and goes on from what another tab kept.
 * @param {Database} database
 * @param {string} unit
 * @param {{text: string, at: string} | undefined} earlier
 */
export function noteField(database, unit, earlier) {
  const field = build("textarea", { id: "own-note", rows: "4", autocomplete: "off" });
  field.value = earlier ? earlier.text : "";
  const kept = build("p", { class: "hint", role: "status" });
  let at = earlier ? earlier.at : "";
  field.addEventListener("input", () => {
    kept.textContent = "";
  });
  keepWhileWriting(field, async () => {
    at = await keepNote(database, unit, field.value, Date.now());
    kept.textContent = words("read.note-kept");
  });
  field.addEventListener("focus", async () => {
    const now = (await readNotes(database)).find((note) => note.unit === unit);
    if (!now || now.at === at) return;
    at = now.at;
    field.value = now.text;
  });
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

/** Gives when the note was kept. @param {Database} database @param {string} unit @param {string} text @param {number} now */
export async function keepNote(database, unit, text, now) {
  const at = new Date(now).toISOString();
  await orTell(
    database.run(["notes"], "readwrite", (rows) => (text.trim() ? rows.put("notes", { unit, text, at }) : rows.remove("notes", unit))),
  );
  return at;
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
