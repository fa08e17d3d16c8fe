// People with a browser each: the browser that the world names.
import { world } from "./world.mjs";

const { launch } = await import(`./${world.browser}.mjs`);

/**
 * A person's own browser; nothing is shared with others.
 * @type {(wishes?: {isDark?: boolean, width?: number}) => Promise<import("./page.mjs").Person>}
 */
export const newPerson = launch;
