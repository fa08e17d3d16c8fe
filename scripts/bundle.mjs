// Bundles each page kind of the player into one classic script: browsers refuse modules from file://, and imports cost a round trip each.
import { build } from "esbuild";
import { existsSync } from "node:fs";

const kinds = ["read", "home", "assess", "search", "join", "sw"];

await build({
  entryPoints: kinds.map((kind) => `src/tutela/player/pages/${kind}.js`).filter(existsSync),
  outdir: "src/tutela/player/bundles",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome70", "firefox68", "safari12.1"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
