// The worker that lets the package be read without a line. The site puts `self.tutela` before this script: what the package
// holds. Only these files are ever kept or answered; all else, as the hub's own paths, passes by.
import { findPage, hasRoom, keepPages } from "../connectors/package.js";

/** @typedef {{kit: string, build: string, files: [string, string, number][]}} Holding */

const worker = /** @type {ServiceWorkerGlobalScope & {tutela: Holding}} */ (/** @type {unknown} */ (self));
const { kit, build, files } = worker.tutela;
const ours = `tutela-${kit}-`;
const name = ours + build;
const base = new URL("./", worker.location.href).href;
const names = new Map(files.map(([path, hash]) => [path, hash]));

// Old pages keep their own build until all of the new one is here.
worker.addEventListener("install", (event) => {
  event.waitUntil(install().catch(makeRoom));
});

async function install() {
  const { storage } = worker.navigator;
  const estimate = storage && storage.estimate ? await storage.estimate() : {};
  // What does not fit would be fetched in vain, again with every visit.
  if (!hasRoom(estimate, files)) throw new Error("There is no room for the package.");
  await keepPages(await caches.open(name), base, files, hash);
  await worker.skipWaiting();
}

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((one) => one.startsWith(ours) && one !== name).map((one) => caches.delete(one))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path === null) return;
  event.respondWith(
    caches
      .open(name)
      .then((cache) => findPage(cache, base, path, names.get(path) || "", () => fetch(event.request))),
  );
});

/**
 * Where the device is full, answers need the room more than a part of a package that does not fit.
 * @param {Error} error
 */
async function makeRoom(error) {
  if (error.name === "QuotaExceededError") await caches.delete(name);
  throw error;
}

/** The path of a file of the package, or null for everything else. @param {Request} request */
function pathOf(request) {
  const address = request.url.replace(/[?#].*$/, "");
  if (request.method !== "GET" || !address.startsWith(base)) return null;
  const path = decodeURIComponent(address.slice(base.length));
  const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return names.has(page) ? page : null;
}

/** The SHA-256 of a file in hexadecimal digits; a worker runs in secure contexts only, so that it always has it. @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digits = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digits, (digit) => digit.toString(16).padStart(2, "0")).join("");
}
