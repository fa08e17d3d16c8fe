// A page that the browser kept as it was left, and shows again after the device was wiped: whoever goes back on a shared device
// would read what somebody else answered and wrote.

/** Begins the page anew where what it holds is no longer this device's. @param {import("./learning.js").Learning} learning */
export function watchReturning(learning) {
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted) return;
    // A field that loses the focus says that it changed: what stands in it would be kept once again.
    window.addEventListener("change", hold, true);
    const [hub, left] = await learning.database.run(["hub", "statements"], "readonly", (rows) =>
      Promise.all([rows.get("hub", "hub"), rows.count("statements")]),
    );
    if (left < learning.statements.length || (hub || {}).user !== (learning.hub || {}).user) {
      document.body.textContent = "";
      location.reload();
    } else window.removeEventListener("change", hold, true);
  });
}

/** @param {Event} event */
const hold = (event) => event.stopImmediatePropagation();
