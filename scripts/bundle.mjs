// Bundles each page kind of the player into one classic script: browsers refuse modules from file://, and imports cost a round trip each.
// An argument names another folder to write to.
import { build } from "esbuild";
import { existsSync, readFileSync } from "node:fs";

const kinds = ["read", "home", "desk", "assess", "search", "join", "left", "room", "country", "plan", "hub", "files", "language", "sw"];
const version = /__version__ = "([^"]+)"/.exec(readFileSync("src/tutela/__init__.py", "utf8"))[1];

// Private fields are for those who read the source and for tsc. Written out for browsers before 2020 they are maps and calls, half
// a kilobyte on a slow line; in the bundle they are plain properties with short names.
const plainFields = {
  name: "plain fields",
  setup(build) {
    build.onLoad({ filter: /tutela\/player\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/(\.|^\s+(?:static |async |get |set )*)#(?=[a-z])/gim, "$1_"),
      loader: "ts",
    }));
  },
};

await build({
  entryPoints: kinds.map((kind) => `src/tutela/player/pages/${kind}.js`).filter(existsSync),
  outdir: process.argv[2] || "src/tutela/player/bundles",
  bundle: true,
  minify: true,
  format: "iife",
  plugins: [plainFields],
  mangleProps: /^_/,
  // A field is an assignment: defining it as a property takes a call in old browsers.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  define: { PLAYER_VERSION: JSON.stringify(version) },
  target: ["chrome70", "firefox68", "safari12.1"],
  // Safari before 14.1 miscompiles a rare form of destructuring, so the compatibility tables call all of it unsupported
  // and the build would stop; the plain forms used here are sound there.
  supported: { destructuring: true },
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
