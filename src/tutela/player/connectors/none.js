// No hub: nothing is sent, nothing is fetched.

/** @type {import("./connector.js").Connector} */
export const noConnector = {
  joined: false,
  send: async () => ({ kind: "unreachable" }),
  earlier: async () => ({ kind: "unreachable" }),
};
