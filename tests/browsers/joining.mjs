// Joining a course, and waiting until the hub has everything.
import { world } from "./world.mjs";

/** @typedef {import("./page.mjs").Page} Page */

/** Joins the course by its link. @param {import("./page.mjs").Person} person @param {string} base @param {string} nickname @param {string} [code] @returns {Promise<Page>} */
export async function join(person, base, nickname, code = world.code) {
  const page = await person.open(`${base}/hub/join/?code=${code}`);
  await page.write("Nickname", nickname);
  await page.tick("Government");
  await page.tick("Policy level");
  await page.press("Join", "main form");
  await page.see("This device is ready.");
  return page;
}

/** Rows of a store of the device's database. @param {Page} page @param {string} store @returns {Promise<any[]>} */
export function rows(page, store) {
  return page.run(
    (/** @type {string} */ name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tutela-smallest");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(JSON.parse(JSON.stringify(asked.result)));
          };
        };
      }),
    store,
  );
}

/** @param {Page} page */
export async function waitUntilSent(page) {
  for (let tries = 0; (await rows(page, "outbox")).length; tries += 1) {
    if (tries > 100) throw new Error("Answers still wait to be sent.");
    await new Promise((done) => setTimeout(done, 200));
  }
}
