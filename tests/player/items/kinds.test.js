import assert from "node:assert/strict";
import { test } from "node:test";

const folder = new URL("../../../src/tutela/player/items/", import.meta.url);
const kinds = ["branch", "chain", "choice", "choices", "determine", "levels", "match", "order", "reflect", "scale", "sort", "trace"];

for (const kind of kinds) {
  test(`${kind} has the shape of every kind, and can be loaded without a page`, async () => {
    const module = (await import(new URL(`${kind}.js`, folder).href)).default;
    assert.deepEqual(Object.keys(module).sort(), ["feedback", "kind", "render", "respond", "restore", "score"]);
    assert.equal(module.kind, kind);
  });
}
