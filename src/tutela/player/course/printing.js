// Printing one sheet of a page: all else is hidden while the browser prints.

/** Listens for links that print the section in which they stand. */
export function watchPrinting() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-print]");
    const sheet = link && link.closest("section");
    if (!sheet) return;
    event.preventDefault();
    mark(sheet, true);
    window.addEventListener("afterprint", () => mark(sheet, false), { once: true });
    window.print();
  });
}

/** @param {Element} sheet @param {boolean} on */
function mark(sheet, on) {
  document.documentElement.classList.toggle("only", on);
  sheet.classList.toggle("printed", on);
}
