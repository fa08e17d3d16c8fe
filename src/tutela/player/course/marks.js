// Marks that stay on this device: items passed over, items kept for review, how hard a right answer was.
import { orTell } from "./notkept.js";

/**
 * @typedef {import("../outbox/database.js").Database} Database
 * @typedef {{passed: Set<string>, kept: Set<string>, ratings: Map<string, import("./cards.js").Rating>}} Marks items by
 *   `item/ID` or `question/ID`, ratings by statement id
 * @typedef {"passed" | "kept" | "rating"} MarkKind
 */

/** All marks. @param {Database} database @returns {Promise<Marks>} */
export async function readMarks(database) {
  /** @type {{key: string, kind: MarkKind, of: string, value: any}[]} */
  const rows = await database.run(["marks"], "readonly", (stores) => stores.all("marks"));
  /** @param {MarkKind} kind */
  const of = (kind) => rows.filter((row) => row.kind === kind);
  return {
    passed: new Set(of("passed").map((row) => row.of)),
    kept: new Set(of("kept").map((row) => row.of)),
    ratings: new Map(of("rating").map((row) => [row.of, row.value])),
  };
}

/**
 * Sets a mark, or takes it away with null.
 * @param {Database} database
 * @param {MarkKind} kind
 * @param {string} of
 * @param {true | number | null} value
 */
export function setMark(database, kind, of, value) {
  const key = `${kind}:${of}`;
  return orTell(
    database.run(["marks"], "readwrite", (rows) =>
      value === null ? rows.remove("marks", key) : rows.put("marks", { key, kind, of, value }),
    ),
  );
}
