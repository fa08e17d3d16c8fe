// What the tests of the course are made from: a package, a seeded randomness, statements.
import * as say from "../../../src/tutela/player/course/statement.js";

export const PACKAGE = {
  kit: "sample",
  iri: "https://tutela.example/kit/sample",
  version: "0.1.0",
  revision: "0123456789ab",
  language: "en",
};

/** A seeded generator of numbers from 0 to 1 (mulberry32), so that a failing test fails again. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function filling(random) {
  return (bytes) => bytes.map(() => Math.floor(random() * 256));
}

export function shuffled(values, random) {
  const mixed = [...values];
  for (let place = mixed.length - 1; place > 0; place -= 1) {
    const other = Math.floor(random() * (place + 1));
    [mixed[place], mixed[other]] = [mixed[other], mixed[place]];
  }
  return mixed;
}

export function answer(id, score, more = {}) {
  return {
    id,
    version: "0a1b2c3d4e5f",
    kind: "choice",
    activity: "item",
    competencies: ["see-the-chain"],
    response: "a1b2c3d4",
    score,
    success: score === null ? null : score === 1,
    duration: 4.256,
    ...more,
  };
}

/** Gives drafts their ids, times a minute apart and sequence numbers. */
export function asMade(drafts, start = Date.UTC(2026, 10, 23, 10)) {
  return drafts.map((draft, place) =>
    say.finish(draft, {
      id: `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`,
      timestamp: new Date(start + place * 60_000).toISOString(),
      device: "d",
      sequence: place + 1,
    }),
  );
}
