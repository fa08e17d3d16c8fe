// Pre-check, test, review, and what they add up to: my learning, the certificate.
import { defineItem } from "../items/element.js";
import { Bank } from "../course/bank.js";
import { showCertificates } from "../course/certificate.js";
import { connectionLine } from "../course/connection.js";
import { readChoice } from "../course/constituent.js";
import { fileButtons } from "../course/filebuttons.js";
import { showKeeping } from "../course/keeping.js";
import { openLearning } from "../course/learning.js";
import { watchLeaving } from "../course/leaving.js";
import { offerOffline } from "../course/offline.js";
import { readPage, root, slots } from "../course/page.js";
import { showPrecheck } from "../course/precheckpage.js";
import { showProgress } from "../course/progresspage.js";
import { showReview } from "../course/reviewpage.js";
import { showReviews } from "../course/reviewspage.js";
import { readScope, showTest } from "../course/testpage.js";

/** @typedef {import("../course/learning.js").Learning} Learning */

const page = readPage();
watchLeaving(root());
offerOffline(root());
defineItem();
start();

/** What each task does with its place in the page. @type {Record<string, (learning: Learning, place: HTMLElement) => any>} */
const TASKS = {
  precheck: async (learning, place) => showPrecheck(place, learning, new Bank(), await readChoice(learning.database)),
  test: async (learning, place) => showTest(place, learning, new Bank(), await readScope(learning)),
  reviews: (learning, place) => showReviews(place, learning),
  review: (learning, place) => showReview(place, learning, new Bank()),
  progress: showProgress,
  certificate: showCertificates,
};

async function start() {
  const learning = await openLearning(page);
  const [place] = slots("task");
  await TASKS[page.task || ""](learning, place);
  if (page.task === "progress") return;
  showKeeping(learning, () => fileButtons(learning, () => location.reload()));
  const main = document.querySelector("main");
  if (main) main.append(connectionLine(learning, root()));
}
