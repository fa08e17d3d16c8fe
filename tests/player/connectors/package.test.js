import assert from "node:assert/strict";
import test from "node:test";
import { hasRoom } from "../../../src/tutela/player/connectors/package.js";

const FILES = [["index.html", "0123456789ab", 400], ["sw.js", "0123456789ab", 100]];

test("a package is fetched where there is room for it and as much again", () => {
  assert.equal(hasRoom({ quota: 2_000, usage: 999 }, FILES), true);
  assert.equal(hasRoom({ quota: 2_000, usage: 1_000 }, FILES), false);
});

test("a browser that does not say how much room there is gets the package", () => {
  assert.equal(hasRoom({}, FILES), true);
});
