// Firefox, over WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { Page } from "./page.mjs";
import { world } from "./world.mjs";

/** @param {{isDark?: boolean, width?: number}} [wishes] */
export async function launch({ isDark = false, width = 1280 } = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: { width, height: 900 },
    extraPrefsFirefox: {
      "network.dns.localDomains": "room.test",
      "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1,
      "browser.download.folderList": 2,
      "browser.download.dir": world.downloads,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,application/zip",
    },
  });
  /** @type {string[]} */
  const faults = [];
  return {
    faults,
    async open(/** @type {string} */ address) {
      const tab = await browser.newPage();
      tab.on("pageerror", (error) => faults.push(`script: ${error}`));
      tab.on("console", (said) => /Content.Security.Policy|Error:/.test(said.text()) && faults.push(`console: ${said.text()}`));
      const page = new Page(driver(tab));
      await page.goto(address);
      return page;
    },
    stop: () => browser.close(),
  };
}

/** @param {import("puppeteer-core").Page} tab @returns {import("./page.mjs").Driver} */
function driver(tab) {
  const handle = async (/** @type {Function} */ find, /** @type {any[]} */ values) => {
    const element = (await tab.evaluateHandle(/** @type {any} */ (find), ...values)).asElement();
    if (!element) throw new Error(`Nothing found for ${values.join(", ")}.`);
    return /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (element);
  };
  return {
    async goto(address) {
      await tab.goto(address);
    },
    async reload() {
      await tab.reload();
    },
    run: (work, ...values) => tab.evaluate(/** @type {any} */ (work), ...values),
    async press(find, ...values) {
      await (await handle(find, values)).click();
    },
    async write(text, find, ...values) {
      const field = await handle(find, values);
      await field.evaluate((one) => {
        one.value = "";
      });
      await field.type(text);
    },
    async put(file, find, ...values) {
      await (await handle(find, values)).uploadFile(file);
    },
  };
}
