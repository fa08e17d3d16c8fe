// Where the journeys take place: what `python -m tests.browsers` started, and the browser that it names.

/**
 * @typedef {{
 *   browser: "firefox" | "webkit", hub: string, room: string, code: string, folder: string, arabic: string,
 *   facilitator: string, password: string, downloads: string,
 * }} World addresses of the hub on this machine and by a plain-http name, of the package in a folder, and of one from right to left
 */

/** @type {World} */
export const world = JSON.parse(process.env.TUTELA_WORLD || "{}");
