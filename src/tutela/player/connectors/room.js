// The line of a live room: server-sent events, or asking again and again where they do not come through; and what is sent.

/**
 * @typedef {{tag: string, version: number, now: number, parts: Record<string, string>, activity?: string, ask?: boolean}} State
 * @typedef {{
 *   state(text: string): void, mine(): void, open(): void, lost(): void,
 * }} Heard `state` brings what came, `mine` says that something of one's own changed, `open` that there is a line again
 * @typedef {{kind: "kept", parts?: Record<string, string>} | {kind: "refused", reason: string} | {kind: "strange"} | {kind: "unreachable"}} Taken
 */

const SILENCE = 40_000; // milliseconds; the hub gives a sign of life every fifteen seconds
const ASK_EVERY = 3_000;
const TRY_LINE_EVERY = 60_000;
const REQUEST_TIME = 15_000;

/**
 * Listens to a room for as long as the page lives.
 * @param {string} stream the address of the events @param {Heard} heard
 * @param {() => void} ask asks once, where no line can be had
 */
export function listen(stream, heard, ask) {
  let asking = 0;
  /** Asks until a line opens again. */
  function askInstead() {
    if (!asking) asking = setInterval(ask, ASK_EVERY);
  }
  function openLine() {
    if (typeof EventSource !== "function") return askInstead();
    const line = new EventSource(stream);
    let silence = 0;
    let isUp = false;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE);
    };
    const giveUp = () => {
      clearTimeout(silence);
      line.close();
      askInstead();
      setTimeout(openLine, isUp ? 0 : TRY_LINE_EVERY);
    };
    const hear = () => {
      alive();
      if (isUp) return;
      isUp = true;
      clearInterval(asking);
      asking = 0;
      heard.open();
    };
    line.addEventListener("state", (event) => {
      heard.state(/** @type {MessageEvent} */ (event).data);
      hear();
    });
    line.addEventListener("mine", () => {
      alive();
      heard.mine();
    });
    line.addEventListener("beat", alive);
    line.addEventListener("error", () => {
      isUp = false;
      heard.lost();
      // The browser tries again by itself, but not after an answer that is no stream.
      if (line.readyState === 2) {
        clearTimeout(silence);
        setTimeout(openLine, 5_000);
      }
    });
    alive();
  }
  openLine();
}

/**
 * What an address of the hub gives as text; null where nothing came, "" where nothing is new.
 * @param {string} address
 */
export async function read(address) {
  const response = await asked(address, { method: "GET" });
  if (!response || !response.ok) return null;
  return response.status === 204 ? "" : response.text().catch(() => null);
}

/**
 * Sends a form; when it says "kept", the hub has it on its disk.
 * @param {string} address @param {string[][]} fields @returns {Promise<Taken>}
 */
export async function send(address, fields) {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const response = await asked(address, { method: "POST", body });
  if (!response || response.status >= 500) return { kind: "unreachable" };
  if (response.status === 403 || response.status === 404) return { kind: "strange" };
  // A sign-in page of a network answers 200 too: only our own word says that it is kept.
  const answer = await response.json().catch(() => null);
  if (!answer || typeof answer.refused !== "string") return { kind: "unreachable" };
  return answer.refused ? { kind: "refused", reason: answer.refused } : { kind: "kept", parts: answer.parts };
}

/** @param {string} address @param {RequestInit} options */
async function asked(address, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), REQUEST_TIME);
  try {
    const headers = { Accept: "application/json" };
    return await fetch(address, { ...options, headers, signal: patience.signal, cache: "no-store", redirect: "error" });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
