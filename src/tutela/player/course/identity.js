// Random ids. `crypto.randomUUID` is missing outside secure contexts, as in a room on plain http; `getRandomValues` is not.

/** @typedef {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>} FillRandom fills the bytes with random values */

/** @type {FillRandom} */
export const fillRandom = (bytes) => crypto.getRandomValues(bytes);

/**
 * A UUID of version 4 (RFC 9562, section 5.4).
 * @param {FillRandom} fill
 * @returns {string}
 */
export function makeId(fill) {
  const bytes = fill(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
