// After joining a course, on the hub's own page: keeps what the hub gave, asks what becomes of earlier answers, and goes on.
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { hubConnector } from "../connectors/hub.js";
import { build } from "../course/build.js";
import { counted } from "../course/counted.js";
import { readEarlier } from "../course/earlier.js";
import { dayName, saveFile } from "../course/files.js";
import { readBlock, refill, slots } from "../course/page.js";
import { writeSetting } from "../course/setting.js";
import { keepStorage } from "../course/storage.js";
import { openDatabase } from "../outbox/database.js";
import { counts, exported } from "../outbox/outbox.js";
import { STORE_NAMES } from "../outbox/stores.js";

/**
 * @typedef {import("../connectors/hub.js").Hub} Hub
 * @typedef {Hub & {kit: string, package: string, phrase: string}} Credentials `package` is the address of the package's first page
 * @typedef {import("../outbox/database.js").Database} Database
 */

const place = build("section", { class: "joining" });
start(readBlock("tutela-credentials"));

/** @param {Credentials} credentials */
async function start(credentials) {
  for (const slot of slots("join")) slot.append(place);
  const database = await openDatabase(credentials.kit);
  if (!database.kept) return refill(place, build("p", { role: "status" }, words("join.keeps-nothing")));
  const before = await database.run(["hub"], "readonly", (rows) => rows.get("hub", "hub"));
  const { waiting, refused } = await counts(database);
  if (before && !isSame(before, credentials)) return askAboutOther(database, credentials, before, waiting + refused);
  if (!before && waiting) return askAboutEarlier(database, credentials, waiting);
  return go(database, credentials);
}

/** @param {Hub} one @param {Hub} other */
const isSame = (one, other) => JSON.stringify(one.actor) === JSON.stringify(other.actor);

/** The way into the package waits until the question is answered. @param {boolean} isOpen */
function openWay(isOpen) {
  for (const link of Array.from(document.querySelectorAll("[data-slot=join] > p > a.button"))) link.toggleAttribute("hidden", !isOpen);
}

/**
 * Somebody else learnt on this device: their answers must not become this learner's.
 * @param {Database} database @param {Credentials} credentials @param {Hub} before @param {number} unsent
 */
function askAboutOther(database, credentials, before, unsent) {
  openWay(false);
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
  refill(
    place,
    build("h2", {}, words("join.other-title")),
    build("p", {}, words("join.other-says", { nickname: before.nickname })),
    ...(unsent ? [build("p", {}, counted("join.other-waiting", unsent)), build("p", {}, save)] : []),
    build("p", { class: "ratings" }, clear, stay),
  );
}

/** What was answered before joining is the learner's to send or not. @param {Database} database @param {Credentials} credentials @param {number} waiting */
function askAboutEarlier(database, credentials, waiting) {
  openWay(false);
  const send = makeButton("button", words("join.send-earlier"), () => go(database, credentials));
  const keep = makeButton("button quiet", words("join.keep-earlier"), async () => {
    await database.run(["outbox"], "readwrite", (rows) => rows.clear("outbox"));
    await go(database, credentials);
  });
  refill(
    place,
    build("h2", {}, words("join.earlier-title")),
    build("p", {}, counted("join.earlier", waiting)),
    build("p", { class: "ratings" }, send, keep),
  );
}

/** @param {Database} database @param {Credentials} credentials */
async function go(database, credentials) {
  // The words are shown once: kept here, whoever holds the device could read them and go on elsewhere as this learner.
  const { kit: _kit, package: address, phrase: _phrase, ...given } = credentials;
  await database.run(["hub"], "readwrite", async (rows) => {
    const before = await rows.get("hub", "hub");
    // The position among earlier statements holds for the same learner only.
    const since = before && isSame(before, credentials) ? before.since : undefined;
    await rows.put("hub", { key: "hub", ...given, since });
  });
  if (credentials.constituent) await writeSetting(database, "constituent", credentials.constituent);
  if (credentials.reach) await writeSetting(database, "reach", credentials.reach);
  refill(place, build("p", { role: "status" }, words("join.fetching")));
  const connector = hubConnector(credentials, (target, options) => fetch(target, options));
  // Not waited for: where the browser asks the learner, its answer may never come.
  keepStorage();
  await readEarlier(database, connector);
  openWay(true);
  refill(place, build("p", { role: "status" }, words("join.ready")));
  // A phrase is shown only once: whoever has to write it down goes on by hand.
  if (!credentials.phrase) location.assign(address);
}
