// Wiping this device in one step: everything that was kept of the learner, and the pages kept for reading offline.
import { STORE_NAMES } from "../outbox/stores.js";
import { forgetRooms } from "../room/keeping.js";

/**
 * Clears every store; the pages kept offline and their worker go too where the browser has them.
 * @param {import("../outbox/database.js").Database} database
 */
export async function wipe(database) {
  await database.run(STORE_NAMES, "readwrite", async (rows) => {
    await Promise.all(STORE_NAMES.map((name) => rows.clear(name)));
  });
  forgetRooms();
  // From a folder browsers have neither, and some of them fail when asked.
  if (location.protocol === "file:") return;
  if ("serviceWorker" in navigator) {
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((worker) => worker.unregister()));
  }
  if ("caches" in self) {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("tutela-")).map((name) => caches.delete(name)));
  }
}
