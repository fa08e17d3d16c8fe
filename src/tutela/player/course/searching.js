// Searching the index that the package carries: every word must be found, the last one may be the beginning of a word.
import { wordsOf } from "./folding.js";

/**
 * @typedef {{language: string, places: [string, string, string, string][], terms: string, found: number[][]}} Index as
 *   docs/site.md, "Search", describes it: places are [address, title, part of, excerpt]
 * @typedef {{address: string, title: string, partOf: string, excerpt: string, words: Set<string>}} Hit `words` are the
 *   folded words of the index that were found there
 */

/**
 * The places that hold all words of a query, the best first.
 * @param {Index} index
 * @param {string} query
 * @returns {Hit[]}
 */
export function search(index, query) {
  const asked = wordsOf(query);
  if (!asked.length) return [];
  const terms = index.terms.split(" ");
  const last = asked.length - 1;
  const found = asked.map((word, place) => placesOf(index, terms, word, place === last));
  return [...found[0].keys()]
    .filter((place) => found.every((one) => one.has(place)))
    .map((place) => ({ place, weight: found.reduce((sum, one) => sum + (one.get(place) || { weight: 0 }).weight, 0) }))
    .sort((one, other) => other.weight - one.weight || one.place - other.place)
    .map(({ place }) => {
      const [address, title, partOf, excerpt] = index.places[place];
      const words = new Set(found.flatMap((one) => [...(one.get(place) || { words: [] }).words]));
      return { address, title, partOf, excerpt, words };
    });
}

/**
 * Where a word stands, with its greatest weight there; an exact word counts twice a beginning.
 * @param {Index} index @param {string[]} terms sorted @param {string} word @param {boolean} isBeginning
 * @returns {Map<number, {weight: number, words: string[]}>}
 */
function placesOf(index, terms, word, isBeginning) {
  /** @type {Map<number, {weight: number, words: string[]}>} */
  const places = new Map();
  for (let at = firstFrom(terms, word); at < terms.length && terms[at].startsWith(word); at += 1) {
    const exact = terms[at] === word;
    if (!exact && !isBeginning) break;
    for (const [place, weight] of unpack(index.found[at])) {
      const before = places.get(place) || { weight: 0, words: [] };
      const weighed = exact ? weight * 2 : weight;
      places.set(place, { weight: Math.max(before.weight, weighed), words: [...before.words, terms[at]] });
    }
  }
  return places;
}

/** The place of the first term that is not before a word, by code points as the index is sorted. @param {string[]} terms @param {string} word */
function firstFrom(terms, word) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(terms[middle], word)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By code points; JavaScript compares by UTF-16 units, which differ beyond U+FFFF. @param {string} one @param {string} other */
function isBefore(one, other) {
  const left = [...one];
  const right = [...other];
  const at = left.findIndex((sign, place) => sign !== right[place]);
  if (at < 0) return left.length < right.length;
  return at < right.length && Number(left[at].codePointAt(0)) < Number(right[at].codePointAt(0));
}

/** Each number is the step from the place before times 8 plus the weight. @param {number[]} packed @returns {[number, number][]} */
function unpack(packed) {
  let place = 0;
  return packed.map((number) => {
    place += number >> 3;
    return [place, number & 7];
  });
}

/**
 * A text in pieces, those that were found marked.
 * @param {string} text
 * @param {Set<string>} words folded
 * @returns {{text: string, found: boolean}[]}
 */
export function inPieces(text, words) {
  return text
    .split(/(\s+)/)
    .map((piece) => ({ text: piece, found: wordsOf(piece).some((word) => words.has(word)) }));
}
