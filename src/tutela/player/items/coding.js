// Coded responses join ids as xAPI joins them (IEEE 9274.1.1, annex on interaction types): `[,]` between entries,
// `[.]` inside a pair. Ids of the kit hold neither.

/** @param {string[]} ids */
export const joinList = (ids) => ids.join("[,]");

/** @param {string} response @returns {string[]} */
export const splitList = (response) => (response ? response.split("[,]") : []);

/** @param {[string, string][]} pairs */
export const joinPairs = (pairs) => joinList(pairs.map((pair) => pair.join("[.]")));

/** @param {string} response @returns {[string, string][]} */
export const splitPairs = (response) =>
  splitList(response).map((pair) => {
    const [entry, place = ""] = pair.split("[.]");
    return [entry, place];
  });
