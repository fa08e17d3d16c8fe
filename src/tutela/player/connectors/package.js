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
 * the reader. A file that fails ends it; the next visit goes on from there.
 * @param {Cache} cache
 * @param {string} base address of the package's root
 * @param {string[]} paths
 */
export async function keepPages(cache, base, paths) {
  for (const path of paths) {
    const address = new URL(path, base).href;
    if (await cache.match(address)) continue;
    const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (!response.ok || response.redirected) throw new Error(`${path}: answered ${response.status}`);
    await cache.put(address, response);
  }
}
