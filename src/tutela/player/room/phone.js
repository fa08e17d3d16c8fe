// The phone of somebody in a room: shows what the room does, keeps what is typed, sends what is done until the hub has it.
import { listen, read, send } from "../connectors/room.js";
import { fillRandom, makeId } from "../course/identity.js";
import { runClocks, setClock } from "./clock.js";
import { fieldsOf, lineWord } from "./desk.js";
import { PREFIX, keep, openStore, readKept } from "./keeping.js";
import { Parts } from "./parts.js";
import { readTyped, writeTyped } from "./typed.js";
import { Waiting } from "./waiting.js";

const SPREAD = 800; // milliseconds over which phones ask for their own parts, not all at once
const MINE_EVERY = 9_000; // where no line tells that something of one's own changed

/** @param {HTMLElement} place @param {(text: string) => void} tell */
export function startPhone(place, tell) {
  const { stream = "", ask = "", mine = "", who = "", token = "" } = place.dataset;
  const store = openStore();
  const drafts = `${PREFIX}typed-${who}`;
  const parts = new Parts(place);
  const showClocks = runClocks(place);
  let tag = place.dataset.tag || "";
  let activity = "";
  let asked = 0;

  const waiting = new Waiting(
    store,
    `${PREFIX}waiting-${who}`,
    (fields) => send("/hub/room/act/", [...fields, ["csrfmiddlewaretoken", token]]),
    (left, taken) => {
      if (taken.kind === "refused") tell(taken.reason);
      else if (taken.kind === "strange") tell(lineWord(place, "strange"));
      else tell(lineWord(place, left ? "waiting" : "sent"));
      if (taken.kind === "kept") {
        clearTimeout(asked);
        parts.apply(taken.parts || {});
      }
    },
  );

  function keepTyped() {
    const before = readKept(store, drafts, /** @type {Record<string, string>} */ ({}));
    const elsewhere = Object.keys(before).filter((name) => !isHere(name));
    keep(store, drafts, { ...only(before, elsewhere), ...readTyped(place) });
  }

  /** @param {string} name */
  const isHere = (name) => {
    const id = name.split(" ")[1];
    return Array.from(place.querySelectorAll("input[name=activity]")).some(
      (one) => /** @type {HTMLInputElement} */ (one).value === id,
    );
  };

  /** @param {string} text */
  function take(text) {
    /** @type {import("../connectors/room.js").State} */
    const state = JSON.parse(text);
    setClock(state.now);
    if (!isNewer(state.tag, tag)) return;
    tag = state.tag;
    parts.apply(state.parts);
    writeTyped(place, readKept(store, drafts, {}));
    showClocks();
    const current = state.activity || "";
    if (current !== activity) {
      activity = current;
      for (const one of Array.from(place.querySelectorAll("[data-of]"))) {
        one.toggleAttribute("hidden", /** @type {HTMLElement} */ (one).dataset.of !== current);
      }
      if (state.ask) lookAtMine(SPREAD);
    }
  }

  /** @param {number} spread */
  function lookAtMine(spread) {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const text = await read(mine);
      if (text) parts.apply(JSON.parse(text).parts);
    }, Math.random() * spread);
  }

  async function askOnce() {
    const text = await read(`${ask}?since=${encodeURIComponent(tag)}`);
    tell(text === null ? lineWord(place, "lost") : "");
    if (text) take(text);
    if (text !== null && Date.now() % MINE_EVERY < 3_000) lookAtMine(0);
    if (text !== null) waiting.flush();
  }

  writeTyped(place, readKept(store, drafts, {}));
  place.addEventListener("input", keepTyped);
  place.addEventListener("change", keepTyped);
  place.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    event.preventDefault();
    const fields = fieldsOf(form, null);
    form.reset();
    keepTyped();
    tell(lineWord(place, "waiting"));
    waiting.add({ id: makeId(fillRandom), fields });
  });
  listen(
    stream,
    {
      state: take,
      mine: () => lookAtMine(SPREAD),
      open: () => {
        tell(waiting.size ? lineWord(place, "waiting") : "");
        waiting.flush();
        lookAtMine(SPREAD);
      },
      lost: () => tell(lineWord(place, "lost")),
    },
    askOnce,
  );
  waiting.flush();
}

/**
 * A state of another room is newer; of the same room, one with a greater version.
 * @param {string} tag @param {string} than
 */
export function isNewer(tag, than) {
  const [room, version] = tag.split("-");
  const [before, known] = than.split("-");
  return room !== before || Number(version) > Number(known);
}

/** @param {Record<string, string>} from @param {string[]} names */
function only(from, names) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of names) found[name] = from[name];
  return found;
}
