// A country sheet, and the list of countries: find one, and say that it is the learner's own.
import { build } from "../course/build.js";
import { readCountry, valuesIn, writeCountry } from "../course/chosencountry.js";
import { offerFinding } from "../course/findcountry.js";
import { watchLeaving } from "../course/leaving.js";
import { offerOffline } from "../course/offline.js";
import { fill, readPage, root, slots } from "../course/page.js";
import { makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { openDatabase } from "../outbox/database.js";

/** @typedef {import("../outbox/database.js").Database} Database */

const page = readPage();
watchLeaving(root());
offerOffline(root());
offerFinding();
if (slots("my-country").length) start();

async function start() {
  const database = await openDatabase(page.kit);
  const chosen = await readCountry(database);
  const own = chosen !== null && chosen.id === page.country;
  // The sheet may have changed since it was chosen: what is kept follows it.
  if (own) await choose(database);
  show(database, own);
}

/** @param {Database} database */
async function choose(database) {
  await writeCountry(database, {
    id: page.country || "",
    name: page.name || "",
    year: page.year || 0,
    publisher: page.publisher || "",
    version: page.version,
    values: valuesIn(document),
  });
}

/** @param {Database} database @param {boolean} own */
function show(database, own) {
  const button = makeButton(own ? "button quiet" : "button", words(own ? "country-page.forget" : "country-page.choose"));
  button.addEventListener("click", async () => {
    await (own ? writeCountry(database, null) : choose(database));
    show(database, !own);
    const [slot] = slots("my-country");
    const next = slot && slot.querySelector("button");
    if (next) next.focus();
  });
  fill("my-country", build("p", { role: "status" }, own ? words("country-page.chosen") : ""), build("p", {}, button));
}
