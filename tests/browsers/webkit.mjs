// WebKit as Debian has it (WebKitGTK's MiniBrowser), over W3C WebDriver; the closest to Safari that runs here.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Page } from "./page.mjs";
import { world } from "./world.mjs";

/** The key under which an element stands in an answer (W3C WebDriver, 12.2). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** The key that begins a line (W3C WebDriver, 17.4.2). */
const ENTER = "\uE007";
const MACHINE = process.arch === "arm64" ? "aarch64" : "x86_64";
const BROWSER = process.env.MINIBROWSER || `/usr/lib/${MACHINE}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
let port = 4700 + (process.pid % 200);

/** @param {{isDark?: boolean, width?: number}} [wishes] */
export async function launch({ isDark = false, width = 1280 } = {}) {
  port += 1;
  // Where files are saved stands in a file of the desktop (xdg-user-dirs).
  writeFileSync(`${world.downloads}/user-dirs.dirs`, `XDG_DOWNLOAD_DIR="${world.downloads}"\n`);
  const env = { ...process.env, XDG_CONFIG_HOME: world.downloads, ...(isDark ? { GTK_THEME: "Adwaita:dark" } : {}) };
  const server = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" });
  const ask = await ready(`http://127.0.0.1:${port}`);
  const options = { "webkitgtk:browserOptions": { binary: BROWSER, args: ["--automation"] } };
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: options } });
  const say = (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => ask(method, `/session/${sessionId}${path}`, body);
  await say("POST", "/timeouts", { script: 30_000, pageLoad: 30_000 });
  await say("POST", "/window/rect", { width, height: 900 });
  let isFirst = true;
  return {
    faults: [],
    async open(/** @type {string} */ address) {
      const { handle } = isFirst ? { handle: await say("GET", "/window") } : await say("POST", "/window/new", { type: "tab" });
      isFirst = false;
      const page = new Page(driver(say, handle));
      await page.goto(address);
      return page;
    },
    async stop() {
      await say("DELETE", "").catch(() => {});
      server.kill();
    },
  };
}

/** Waits until the driver answers; gives a function that asks it. @param {string} base */
async function ready(base) {
  const ask = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => {
    const answer = await fetch(base + path, { method, body: method === "POST" ? JSON.stringify(body || {}) : undefined });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await ask("GET", "/status").then(() => true, () => false);
    if (isUp) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return ask;
}

/** @param {(method: string, path: string, body?: any) => Promise<any>} say @param {string} handle @returns {import("./page.mjs").Driver} */
function driver(say, handle) {
  const here = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => {
    await say("POST", "/window", { handle });
    return say(method, path, body);
  };
  const run = (/** @type {Function} */ work, /** @type {any[]} */ values) =>
    here("POST", "/execute/sync", { script: `return (${work}).apply(null, arguments);`, args: values });
  const element = async (/** @type {Function} */ find, /** @type {any[]} */ values) => {
    const found = await run(find, values);
    if (!found) throw new Error(`Nothing found for ${values.join(", ")}.`);
    return `/element/${found[ELEMENT]}`;
  };
  return {
    goto: (address) => here("POST", "/url", { url: address }),
    reload: () => here("POST", "/refresh"),
    run: (work, ...values) => run(work, values),
    async press(find, ...values) {
      const found = await element(find, values);
      // WebKitGTK presses where the element stood before it was scrolled to.
      await here("POST", "/execute/sync", { script: "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });", args: [{ [ELEMENT]: found.slice("/element/".length) }] });
      await here("POST", `${found}/click`);
    },
    async write(text, find, ...values) {
      const field = await element(find, values);
      await here("POST", `${field}/clear`);
      await here("POST", `${field}/value`, { text: text.replaceAll("\n", ENTER) });
    },
    put: async (file, find, ...values) => here("POST", `${await element(find, values)}/value`, { text: file }),
  };
}
