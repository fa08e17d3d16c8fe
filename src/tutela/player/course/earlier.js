// Continuing on a second device: the learner's own earlier statements come from the hub.

/**
 * @typedef {import("../outbox/database.js").Database} Database
 * @typedef {import("../connectors/connector.js").Connector} Connector
 */

/**
 * Reads all pages of earlier statements since the last time and keeps those that are not here. After each page its position
 * is kept, so that a line that breaks loses nothing.
 * @param {Database} database
 * @param {Connector} connector
 * @returns {Promise<{ending: "all" | "unreachable" | "unauthorised", added: number}>}
 */
export async function readEarlier(database, connector) {
  const hub = await database.run(["hub"], "readonly", (rows) => rows.get("hub", "hub"));
  const since = (hub && hub.since) || "";
  let more = "";
  let added = 0;
  do {
    const page = await connector.earlier(since, more);
    if (page.kind !== "page") return { ending: page.kind, added };
    added += await keep(database, page);
    more = page.more;
  } while (more);
  return { ending: "all", added };
}

/**
 * @param {Database} database
 * @param {{statements: import("./statement.js").Statement[], stored: string}} page
 */
function keep(database, page) {
  return database.run(["statements", "hub"], "readwrite", async (rows) => {
    let added = 0;
    for (const statement of page.statements) {
      if (await rows.get("statements", statement.id)) continue;
      await rows.put("statements", statement);
      added += 1;
    }
    const hub = await rows.get("hub", "hub");
    if (hub && page.stored) await rows.put("hub", { ...hub, since: page.stored });
    return added;
  });
}
