// Makes words alike for searching, by the rules of docs/site.md, "Search": the same as the index was made by.

const DROPPED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;
/** @type {Record<string, string>} */
const ALIKE = { ß: "ss", ς: "σ", ı: "i", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ى: "ي", ة: "ه", ک: "ك", ی: "ي" };
const LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");
const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;
const RUNS = runs();

/** Runs of letters, numbers and marks; Firefox before 78 has no such classes and takes all but the common separators. */
function runs() {
  try {
    return new RegExp("[\\p{L}\\p{N}\\p{M}]+", "gu");
  } catch {
    return /[^\s!-/:-@[-`{-~\u00a1-\u00bf×÷\u2010-\u206f\u3000-\u303f]+/g;
  }
}

/** @param {string} text */
export function fold(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(DROPPED, "").normalize("NFC");
  return bare.replace(LETTERS, (letter) => ALIKE[letter]);
}

/**
 * The folded words of a text; where words have no spaces, pairs of neighbouring signs.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (fold(text).match(RUNS) || []).flatMap((run) => {
    const signs = [...run];
    if (signs.length <= 2 || !UNSPACED.test(run)) return [run];
    return signs.slice(1).map((sign, place) => signs[place] + sign);
  });
}
