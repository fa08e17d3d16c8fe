// After joining a course on a hub: keeps what the hub gave, decides what becomes of earlier answers, then goes to the package.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { hubConnector } from "../connectors/hub.js";
import { build } from "../course/build.js";
import { counted } from "../course/counted.js";
import { readEarlier } from "../course/earlier.js";
import { dayName, saveFile } from "../course/files.js";
import { fill, readBlock, readPage } from "../course/page.js";
import { askToKeep } from "../course/storage.js";
import { openDatabase } from "../outbox/database.js";
import { counts, exported } from "../outbox/outbox.js";
import { STORE_NAMES } from "../outbox/stores.js";

/**
 * @typedef {import("../connectors/hub.js").Hub & {kit: string, package: string}} Credentials `package` is the address of the
 *   package's first page
 * @typedef {import("../outbox/database.js").Database} Database
 */

start(readBlock("tutela-credentials"), readPage());

/** @param {Credentials} credentials @param {import("../course/page.js").Page} page */
async function start(credentials, page) {
  const database = await openDatabase(credentials.kit || page.kit);
  if (!database.kept) return fill("join", build("p", {}, words("join.keeps-nothing")), onward(credentials));
  const before = await database.run(["hub"], "readonly", (rows) => rows.get("hub", "hub"));
  const { waiting, refused } = await counts(database);
  if (before && JSON.stringify(before.actor) !== JSON.stringify(credentials.actor)) {
    return askAboutOther(database, credentials, before, waiting + refused);
  }
  if (!before && waiting) return askAboutEarlier(database, credentials, waiting);
  return go(database, credentials);
}

/** Somebody else learnt on this device: their answers must not become this learner's. @param {Database} database @param {Credentials} credentials @param {import("../connectors/hub.js").Hub} before @param {number} unsent */
function askAboutOther(database, credentials, before, unsent) {
  const save = makeButton("button quiet", words("join.save-waiting"), async () =>
    saveFile(`tutela-waiting-${dayName(Date.now())}.json`, await exported(database, before.actor)),
  );
  const clear = makeButton("button", words("join.clear"), async () => {
    await database.run(STORE_NAMES, "readwrite", async (rows) => {
      await Promise.all(STORE_NAMES.map((name) => rows.clear(name)));
    });
    await go(database, credentials);
  });
  const stay = build("a", { href: credentials.package, class: "button quiet" }, words("join.stay"));
  fill(
    "join",
    build("h2", {}, words("join.other-title")),
    build("p", {}, words("join.other", { nickname: before.nickname || "–" })),
    ...(unsent ? [build("p", {}, counted("join.other-waiting", unsent)), build("p", {}, save)] : []),
    build("p", { class: "ratings" }, clear, stay),
  );
}

/** What was answered before joining is the learner's to share or not. @param {Database} database @param {Credentials} credentials @param {number} waiting */
function askAboutEarlier(database, credentials, waiting) {
  const send = makeButton("button", words("join.send-earlier"), () => go(database, credentials));
  const keep = makeButton("button quiet", words("join.keep-earlier"), async () => {
    await database.run(["outbox"], "readwrite", (rows) => rows.clear("outbox"));
    await go(database, credentials);
  });
  fill(
    "join",
    build("h2", {}, words("join.earlier-title")),
    build("p", {}, counted("join.earlier", waiting)),
    build("p", { class: "ratings" }, send, keep),
  );
}

/** @param {Database} database @param {Credentials} credentials */
async function go(database, credentials) {
  const { kit: _kit, package: address, ...hub } = credentials;
  const before = await database.run(["hub"], "readonly", (rows) => rows.get("hub", "hub"));
  // The position among earlier statements holds for the same learner only.
  const since = before && JSON.stringify(before.actor) === JSON.stringify(hub.actor) ? before.since : undefined;
  await database.run(["hub"], "readwrite", (rows) => rows.put("hub", { key: "hub", ...hub, since }));
  fill("join", build("p", { role: "status" }, words("join.fetching")));
  await askToKeep();
  await readEarlier(database, hubConnector(hub, (target, options) => fetch(target, options)));
  location.assign(address);
}

/** @param {Credentials} credentials */
function onward(credentials) {
  return build("p", {}, build("a", { href: credentials.package, class: "button" }, words("join.onward")));
}
