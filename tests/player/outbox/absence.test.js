import assert from "node:assert/strict";
import test from "node:test";
import { watchAbsence } from "../../../src/tutela/player/outbox/absence.js";

const SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

function made(browser) {
  const page = new EventTarget();
  const absence = watchAbsence(page, browser);
  const aborted = [];
  const begin = (name) => {
    const transaction = { name, abort: () => aborted.push(name) };
    absence.open.add(transaction);
    return transaction;
  };
  const leave = (persisted) => page.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  return { absence, aborted, begin, leave, show: () => page.dispatchEvent(new Event("pageshow")) };
}

test("in WebKit what is open when the page is left is given up, and may go on when it is shown again", async () => {
  const { absence, aborted, begin, leave, show } = made(SAFARI);
  const [done, open] = [begin("done"), begin("open")];
  absence.open.delete(done);
  leave(true);
  assert.deepEqual(aborted, ["open"]);
  assert.deepEqual([absence.givenUp.has(done), absence.givenUp.has(open)], [false, true]);
  const { returned } = absence;
  show();
  await returned;
  assert.equal(absence.returned, null);
});

test("a page that is gone for good leaves its transactions to the browser, and so do other browsers", () => {
  for (const [browser, persisted] of [[SAFARI, false], [CHROME, true], [FIREFOX, true]]) {
    const { absence, aborted, begin, leave } = made(browser);
    begin("open");
    leave(persisted);
    assert.deepEqual(aborted, []);
    assert.equal(absence.returned, null);
  }
});
