// When a unit is complete: every scored item answered or passed over.

const NEVER_SCORED = ["scale", "reflect"];

/**
 * @param {[string, string][]} items (id, kind) of the unit
 * @param {Set<string>} answered item ids
 * @param {Set<string>} passed `item/ID` of items passed over; they count here, never for mastery
 * @returns {{answered: number, items: number, complete: boolean}} `answered` of `items`; a unit without scored items is not
 *   complete by itself
 */
export function completion(items, answered, passed) {
  const scored = items.filter(([, kind]) => !NEVER_SCORED.includes(kind));
  return {
    answered: items.filter(([id]) => answered.has(id)).length,
    items: items.length,
    complete: scored.length > 0 && scored.every(([id]) => answered.has(id) || passed.has(`item/${id}`)),
  };
}
