// Days as numbers, as the scheduler counts them.

/** A day in ms. */
export const DAY = 86_400_000;

/**
 * The day of a moment where the learner is, counted from 1970-01-01.
 * @param {number} milliseconds
 * @param {number} offset minutes that UTC is ahead of local time, as `Date.getTimezoneOffset` gives it
 */
export function dayOf(milliseconds, offset) {
  return Math.floor((milliseconds - offset * 60_000) / DAY);
}

/** The day number here of a moment, by the device's own time zone. @param {number} milliseconds */
export const dayHere = (milliseconds) => dayOf(milliseconds, new Date(milliseconds).getTimezoneOffset());
