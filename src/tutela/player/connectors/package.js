// Takes the package from the server it came from: as one file, with its progress, and page by page for reading offline.

/**
 * Fetches a file and tells how far it is.
 * @param {string} address
 * @param {(bytes: number) => void} told
 * @returns {Promise<Blob | null>} null where it did not arrive whole
 */
export async function takeFile(address, told) {
  try {
    const response = await fetch(address, { credentials: "omit" });
    if (!response.ok || !response.body) return null;
    const reader = response.body.getReader();
    const pieces = [];
    let bytes = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      bytes += piece.value.length;
      told(bytes);
    }
    return new Blob(pieces, { type: "application/zip" });
  } catch {
    return null;
  }
}

/**
 * Puts every file of a list that is not there yet into a cache, one after the other, so that a slow line stays free for
 * the reader. What an earlier package had with the same bytes is taken from there. A file that fails ends it; the next
 * visit goes on from there.
 * @param {Cache} cache
 * @param {string} base address of the package's root
 * @param {[string, string, number][]} files path, twelve digits of the SHA-256, bytes
 * @param {(bytes: ArrayBuffer) => Promise<string>} hash the SHA-256 of a file in hexadecimal digits
 */
export async function keepPages(cache, base, files, hash) {
  for (const [path, name] of files) {
    const address = new URL(path, base).href;
    const sealed = `${address}?${name}`;
    if ((await cache.match(sealed)) || (await cache.match(address))) continue;
    const earlier = await caches.match(sealed);
    if (earlier) {
      await cache.put(sealed, earlier);
      continue;
    }
    const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (!response.ok || response.redirected) throw new Error(`${path}: answered ${response.status}`);
    const found = await hash(await response.clone().arrayBuffer());
    // What a network changed on the way is shown all the same, but no later package takes it over.
    await cache.put(found.startsWith(name) ? sealed : address, response);
  }
}

/**
 * A file as `keepPages` kept it. What a network changed then is asked for again, and shown as it is kept where nothing comes.
 * @param {Cache} cache @param {string} base @param {string} path @param {string} name twelve digits of its SHA-256
 * @param {() => Promise<Response>} ask asks the network
 */
export async function findPage(cache, base, path, name, ask) {
  const address = new URL(path, base).href;
  const whole = await cache.match(`${address}?${name}`);
  if (whole) return whole;
  const changed = await cache.match(address);
  if (!changed) return ask();
  const fresh = await ask().catch(() => changed);
  return fresh.ok ? fresh : changed;
}

/**
 * Whether there is room for a package, and as much again for what is learnt; true where the browser does not say.
 * @param {StorageEstimate} estimate @param {[string, string, number][]} files as for `keepPages`
 */
export function hasRoom({ quota, usage }, files) {
  const bytes = files.reduce((sum, [, , size]) => sum + size, 0);
  return quota === undefined || usage === undefined || quota - usage > 2 * bytes;
}
