// Days in the words of the page's language.

/**
 * @param {number} time in ms
 * @param {Intl.DateTimeFormatOptions} parts
 */
export function dayInWords(time, parts) {
  const language = document.documentElement.lang || "en";
  // English without a country is no country's: the day first, as international organisations and the hub write it.
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, parts).format(time);
}
