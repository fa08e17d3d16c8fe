// Saving a file from the page, and reading one that the learner picks. Both work from a folder and without any network.

/**
 * Saves a value as a JSON file.
 * @param {string} name
 * @param {any} value
 */
export function saveFile(name, value) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(value, null, 1)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * The text of a file.
 * @param {File} file
 * @returns {Promise<string>}
 */
export function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}

/** A day as it stands in file names. @param {number} now milliseconds */
export const dayName = (now) => new Date(now).toISOString().slice(0, 10);
