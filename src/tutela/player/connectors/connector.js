// What a connector offers: the only door between the player and a network.

/**
 * @typedef {import("../course/statement.js").Statement} Statement
 * @typedef {{kind: "acknowledged", ids: string[]}
 *   | {kind: "refused", status: number, reason: string}
 *   | {kind: "unauthorised"}
 *   | {kind: "unreachable", wait?: number}} Sent what became of a batch; `wait` in seconds is the hub's wish
 * @typedef {{kind: "page", statements: Statement[], stored: string, more: string}
 *   | {kind: "unauthorised"} | {kind: "unreachable"}} Earlier own statements; `stored` of the newest; `more` "" at the end
 * @typedef {{
 *   joined: boolean,
 *   send(statements: Statement[]): Promise<Sent>,
 *   earlier(since: string, more: string): Promise<Earlier>,
 * }} Connector
 */

export {};
