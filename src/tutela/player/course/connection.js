// What became of the answers, in words.
import { words } from "../items/words.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { refill } from "./page.js";

/**
 * The state of the connection as sentences; none without a hub.
 * @param {import("../outbox/sender.js").Connection} connection
 * @returns {string[]}
 */
function connectionWords({ ending, waiting, refused }) {
  if (ending === "none") return [];
  const said = [waiting ? counted("player.waiting", waiting) : words("player.all-sent")];
  if (ending === "unauthorised") said.push(words("player.join-again"));
  if (ending === "unreachable") said.push(words("player.no-line"));
  if (refused) said.push(counted("player.refused", refused));
  return said;
}

/**
 * A line that says the state and changes with it; below it the way to the room, on a device that joined a course.
 * @param {import("./learning.js").Learning} learning
 * @param {string} root
 */
export function connectionLine(learning, root) {
  const line = build("p", { class: "connection", role: "status" });
  learning.connect((connection) => {
    const said = connectionWords(connection);
    line.hidden = said.length === 0;
    if (said.join(" ") === line.dataset.said) return;
    line.dataset.said = said.join(" ");
    refill(line, said.join(" "));
    if (connection.ending === "unauthorised" && learning.page.hub) {
      line.append(" ", build("a", { href: `${learning.page.hub}join/` }, words("player.join")));
    }
    if (connection.refused) line.append(" ", build("a", { href: `${root}progress.html#waiting` }, words("player.see-refused")));
  });
  const made = document.createDocumentFragment();
  made.append(line);
  if (learning.away && learning.page.hub) {
    made.append(build("p", { class: "press" }, build("a", { href: `${learning.page.hub}room/` }, words("player.to-room"))));
  }
  return made;
}
