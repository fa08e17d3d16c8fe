// Sends a form of the desk to the hub it came from and gives the page that follows.

/**
 * @param {string} address
 * @param {URLSearchParams} fields
 * @returns {Promise<{address: string, html: string} | null>} null where the hub did not answer with a page
 */
export async function sendForm(address, fields) {
  try {
    const response = await fetch(address, { method: "POST", body: fields, credentials: "same-origin" });
    if (!response.ok) return null;
    return { address: response.url, html: await response.text() };
  } catch {
    return null;
  }
}
