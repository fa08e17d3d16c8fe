// The stores of the device's database.

/** @typedef {"statements" | "outbox" | "aside" | "hub" | "settings" | "marks" | "notes" | "texts"} StoreName */

/**
 * Each store and the field, or fields, of its key: all statements; those waiting for the hub, in order; those the hub refused;
 * the hub that was joined; device, place and choices; marks on items; private notes; texts of reflections.
 * @type {Record<StoreName, string | string[]>}
 */
export const STORES = {
  statements: "id",
  outbox: ["device", "sequence"],
  aside: "id",
  hub: "key",
  settings: "key",
  marks: "key",
  notes: "unit",
  texts: "id",
};

/** Names of all stores. */
export const STORE_NAMES = /** @type {StoreName[]} */ (Object.keys(STORES));
