// Lets the package be read without a line: installs the worker, once the first page is there and nobody waits for it.

/**
 * @param {string} root
 */
export function offerOffline(root) {
  const { serviceWorker } = navigator;
  // Missing outside secure contexts: in a room on plain http the package is taken along instead.
  if (!serviceWorker || !location.protocol.startsWith("http")) return;
  const connection = /** @type {any} */ (navigator).connection;
  if (connection && connection.saveData) return;
  const install = () => setTimeout(() => serviceWorker.register(`${root}sw.js`).catch(() => undefined), 2_000);
  if (document.readyState === "complete") install();
  else addEventListener("load", install);
}
