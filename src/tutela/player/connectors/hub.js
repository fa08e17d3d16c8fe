// The hub that was joined: sends statements through its xAPI door, reads the learner's own back, shares and erases reflections.
// xAPI here is IEEE 9274.1.1 (2.0): 4.1.6.1 Statements Resource, with Basic authentication.

/**
 * @typedef {import("./connector.js").Connector} Connector
 * @typedef {import("./connector.js").Sent} Sent
 * @typedef {import("./connector.js").Earlier} Earlier
 * @typedef {{
 *   endpoint: string, user: string, token: string, actor: any, registration: string,
 *   nickname: string, course: string, constituent?: string, reach?: string, form?: number,
 * }} Hub what joining gave (docs/site.md)
 * @typedef {(address: string, options: RequestInit) => Promise<Response>} Fetch
 */

/** Milliseconds a request may take: a slow line needs half a minute for fifty statements. */
const REQUEST_TIME = 30_000;

/** Milliseconds in which a hub must have let a browser go: somebody waits at a shared device. */
const LEAVING_TIME = 5_000;

/** What is ours of a statement that comes back: the hub adds the rest. */
const OWN = ["id", "timestamp", "verb", "object", "result", "context"];

/**
 * @param {Hub} hub
 * @param {Fetch} fetching
 * @returns {Connector & {share(text: SharedText): Promise<boolean>, erase(id: string): Promise<boolean>, held(): Promise<string[] | null>}}
 *   `held` gives the ids of the texts that the hub has of this learner, or null where it did not say
 * @typedef {{id: string, statement: string, activity: string, text: string}} SharedText
 */
export function hubConnector(hub, fetching) {
  /** @param {string} address @param {RequestInit} options */
  const ask = (address, options) => asked(fetching, address, { ...options, headers: headers(hub) });
  const statements = `${hub.endpoint}/xapi/statements`;
  return {
    joined: true,
    async send(batch) {
      const body = JSON.stringify(batch.map((statement) => ({ ...statement, actor: hub.actor })));
      const response = await ask(statements, { method: "POST", body });
      return response ? sent(response) : { kind: "unreachable" };
    },
    async earlier(since, more) {
      const response = await ask(more ? inside(hub, more) : firstPage(hub, statements, since), { method: "GET" });
      return response ? page(response) : { kind: "unreachable" };
    },
    async share(text) {
      const body = JSON.stringify(text);
      const response = await ask(`${hub.endpoint}/hub/shared-texts/`, { method: "POST", body });
      return response !== null && response.ok;
    },
    async erase(id) {
      const body = JSON.stringify({ id });
      const response = await ask(`${hub.endpoint}/hub/shared-texts/`, { method: "DELETE", body });
      return response !== null && response.ok;
    },
    async held() {
      const response = await ask(`${hub.endpoint}/hub/shared-texts/`, { method: "GET" });
      const body = response && response.ok ? parsed(await text(response)) : null;
      return body && Array.isArray(body.held) ? body.held : null;
    },
  };
}

/**
 * Has the hub forget whose browser this is; false where it was not reached. Its cookie goes along, for a script cannot
 * take it away. The token that a form of the hub would carry is in a cookie that a script may read.
 * @param {string} hub the path of the hub's own pages
 * @param {string} cookies those of this page
 * @param {Fetch} fetching
 */
export async function leaveHub(hub, cookies, fetching) {
  const [, token = ""] = /(?:^|; )csrftoken=([^;]*)/.exec(cookies) || [];
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LEAVING_TIME);
  try {
    /** @type {RequestInit} */
    const options = { method: "POST", credentials: "same-origin", cache: "no-store", headers: { "X-CSRFToken": token } };
    return (await fetching(`${hub}me/leave/`, { ...options, signal: patience.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Hub} hub */
function headers(hub) {
  const bytes = new TextEncoder().encode(`${hub.user}:${hub.token}`);
  return {
    Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}`,
    "Content-Type": "application/json",
    "X-Experience-API-Version": "2.0.0",
  };
}

/**
 * The answer, or null where none came in time. No cookie goes along, and a redirect (a hotel's sign-in page) is no answer.
 * @param {Fetch} fetching @param {string} address @param {RequestInit} options
 */
async function asked(fetching, address, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), REQUEST_TIME);
  try {
    const signal = patience.signal;
    return await fetching(address, { ...options, signal, credentials: "omit", cache: "no-store", redirect: "error" });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response @returns {Promise<Sent>} */
async function sent(response) {
  if (response.status === 401 || response.status === 403) return { kind: "unauthorised" };
  if ([400, 409, 413].includes(response.status)) {
    return { kind: "refused", status: response.status, reason: (await text(response)).slice(0, 300) };
  }
  if (!response.ok) return { kind: "unreachable", wait: Number(response.headers.get("Retry-After")) || undefined };
  const ids = parsed(await text(response));
  // A sign-in page of a network answers 200 too: only a list of ids acknowledges anything.
  return Array.isArray(ids) ? { kind: "acknowledged", ids } : { kind: "unreachable" };
}

/** @param {Response} response @returns {Promise<Earlier>} */
async function page(response) {
  if (response.status === 401 || response.status === 403) return { kind: "unauthorised" };
  const body = response.ok ? parsed(await text(response)) : null;
  if (!body || !Array.isArray(body.statements)) return { kind: "unreachable" };
  const times = body.statements.map((/** @type {any} */ statement) => String(statement.stored || ""));
  return {
    kind: "page",
    statements: body.statements.map(own),
    stored: times.length ? times[times.length - 1] : "",
    more: body.more || "",
  };
}

/** @param {any} statement */
function own(statement) {
  /** @type {any} */
  const kept = {};
  for (const name of OWN) if (statement[name] !== undefined) kept[name] = statement[name];
  return kept;
}

/** @param {Hub} hub @param {string} statements @param {string} since */
function firstPage(hub, statements, since) {
  const asking = new URLSearchParams({ agent: JSON.stringify(hub.actor), ascending: "true" });
  if (since) asking.set("since", since);
  return `${statements}?${asking}`;
}

/** `more` is a path on the hub (xAPI 4.1.6.1); an address elsewhere is not followed. @param {Hub} hub @param {string} more */
function inside(hub, more) {
  const base = new URL(hub.endpoint || "/", typeof location === "object" ? location.href : "http://hub/");
  const target = new URL(more, base);
  if (target.origin !== base.origin) throw new Error(`The hub sent on to another host: ${target.origin}.`);
  return target.href;
}

/** @param {Response} response */
async function text(response) {
  try {
    return await response.text();
  } catch {
    return "";
  }
}

/** @param {string} body */
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
