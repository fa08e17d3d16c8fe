/**
 * The shape that every kind has; `element.js` calls it in this order.
 *
 * @typedef {import("./element.js").TutelaItem} Host
 *
 * @typedef {object} Feedback
 * @property {string} says a sentence for the verdict, or nothing
 * @property {Element} [why] a reason of the page, to be copied under the verdict
 *
 * @typedef {object} Kind
 * @property {string} kind its name, as in `data-kind`
 * @property {(host: Host) => void} render adds the controls that the page's HTML does not have
 * @property {(host: Host) => string | null} respond gives the coded response (docs/record.md); null while it is not whole
 * @property {(host: Host, response: string) => number | null} score gives 0 to 1; null for kinds that are never scored
 * @property {(host: Host, response: string) => Feedback} feedback marks what was chosen and says what follows
 * @property {(host: Host, response: string) => void} restore puts the controls as they were answered; "" empties them
 */

export {};
