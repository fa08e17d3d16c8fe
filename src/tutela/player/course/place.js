// Where reading stopped: unit and heading.
import { writeSetting } from "./setting.js";

/** @typedef {{book: string, unit: string, unitTitle: string, heading: string, headingTitle: string}} Place */

const PAUSE = 1_000; // milliseconds a heading must have been the last one passed

/**
 * Remembers the last heading that was scrolled past.
 * @param {import("../outbox/database.js").Database} database
 * @param {{book: string, unit: string}} page
 */
export function rememberPlace(database, { book, unit }) {
  const title = document.querySelector("h1");
  const headings = Array.from(document.querySelectorAll("article h2[id], article h3[id]"));
  let waiting = 0;
  const keep = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    const heading = passed[passed.length - 1];
    writeSetting(database, "place", {
      book,
      unit,
      unitTitle: title ? title.textContent : unit,
      heading: heading ? heading.id : "",
      headingTitle: heading ? heading.textContent : "",
    });
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  };
  addEventListener("scroll", later, { passive: true });
  later();
}
