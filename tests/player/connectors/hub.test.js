import assert from "node:assert/strict";
import test from "node:test";
import { hubConnector, leaveHub } from "../../../src/tutela/player/connectors/hub.js";

const HUB = {
  endpoint: "http://hub",
  user: "ü",
  token: "t",
  actor: { account: { homePage: "https://hub.example", name: "n" } },
};

function answering(status, body, headers = {}) {
  const asked = [];
  const fetching = async (address, options) => {
    asked.push({ address, ...options });
    return new Response(body, { status, headers });
  };
  return { asked, connector: hubConnector(HUB, fetching) };
}

test("a batch is posted with actor, version and the learner's own token, and without cookies", async () => {
  const { asked, connector } = answering(200, '["a"]');
  assert.deepEqual(await connector.send([{ id: "a" }]), { kind: "acknowledged", ids: ["a"] });
  const [request] = asked;
  assert.equal(request.address, "http://hub/xapi/statements");
  assert.equal(request.method, "POST");
  assert.deepEqual(JSON.parse(request.body), [{ id: "a", actor: HUB.actor }]);
  assert.equal(request.headers.Authorization, `Basic ${Buffer.from("ü:t").toString("base64")}`);
  assert.equal(request.headers["X-Experience-API-Version"], "2.0.0");
  assert.deepEqual([request.credentials, request.redirect, request.cache], ["omit", "error", "no-store"]);
});

for (const [status, body, expected] of [
  [200, "<html>Sign in to the hotel</html>", { kind: "unreachable" }],
  [204, null, { kind: "unreachable" }],
  [400, "bad", { kind: "refused", status: 400, reason: "bad" }],
  [409, "conflict", { kind: "refused", status: 409, reason: "conflict" }],
  [413, "large", { kind: "refused", status: 413, reason: "large" }],
  [401, "", { kind: "unauthorised" }],
  [403, "", { kind: "unauthorised" }],
  [404, "", { kind: "unreachable", wait: undefined }],
  [500, "", { kind: "unreachable", wait: undefined }],
]) {
  test(`an answer of ${status} with ${JSON.stringify(body)} is ${expected.kind}`, async () => {
    assert.deepEqual(await answering(status, body).connector.send([{ id: "a" }]), expected);
  });
}

for (const status of [429, 503, 507]) {
  test(`the wish to wait of a hub that answers ${status} is passed on, and nothing is refused`, async () => {
    const { connector } = answering(status, '{"error":"later"}', { "Retry-After": "30" });
    assert.deepEqual(await connector.send([{ id: "a" }]), { kind: "unreachable", wait: 30 });
  });
}

test("no line is no answer", async () => {
  const connector = hubConnector(HUB, async () => {
    throw new TypeError("no line");
  });
  assert.deepEqual(await connector.send([{ id: "a" }]), { kind: "unreachable" });
  assert.deepEqual(await connector.earlier("", ""), { kind: "unreachable" });
  assert.equal(await connector.share({ id: "t", statement: "s", activity: "a", text: "x" }), false);
});

test("own earlier statements come back without what the hub added", async () => {
  const body = JSON.stringify({
    statements: [{ id: "a", timestamp: "t", verb: {}, object: {}, context: {}, actor: {}, stored: "s1", authority: {}, version: "2.0.0" }],
    more: "/xapi/statements?page=2",
  });
  const { asked, connector } = answering(200, body);
  assert.deepEqual(await connector.earlier("s0", ""), {
    kind: "page",
    statements: [{ id: "a", timestamp: "t", verb: {}, object: {}, context: {} }],
    stored: "s1",
    more: "/xapi/statements?page=2",
  });
  const query = new URL(asked[0].address).searchParams;
  assert.deepEqual(JSON.parse(query.get("agent")), HUB.actor);
  assert.deepEqual([query.get("ascending"), query.get("since")], ["true", "s0"]);
  await connector.earlier("s0", "/xapi/statements?page=2");
  assert.equal(asked[1].address, "http://hub/xapi/statements?page=2");
});

test("a hub that sends on to another host is not followed", async () => {
  const { asked, connector } = answering(200, "{}");
  await assert.rejects(connector.earlier("", "https://elsewhere.example/x"), {
    message: "The hub sent on to another host: https://elsewhere.example.",
  });
  assert.equal(asked.length, 0);
});

test("a shared reflection is posted and can be erased by its id", async () => {
  const { asked, connector } = answering(200, "{}");
  assert.equal(await connector.share({ id: "t", statement: "s", activity: "a", text: "x" }), true);
  assert.equal(await connector.erase("t"), true);
  assert.deepEqual(asked.map((request) => [request.method, request.address, JSON.parse(request.body)]), [
    ["POST", "http://hub/hub/shared-texts/", { id: "t", statement: "s", activity: "a", text: "x" }],
    ["DELETE", "http://hub/hub/shared-texts/", { id: "t" }],
  ]);
  assert.equal(await answering(401, "").connector.erase("t"), false);
});

test("which texts the hub has is its own list, and nothing else says that one is gone", async () => {
  const { asked, connector } = answering(200, '{"held": ["t"]}');
  assert.deepEqual(await connector.held(), ["t"]);
  assert.deepEqual([asked[0].method, asked[0].address], ["GET", "http://hub/hub/shared-texts/"]);
  for (const [status, body] of [[200, "<html>Sign in to the hotel</html>"], [200, "{}"], [401, ""], [503, ""]]) {
    assert.equal(await answering(status, body).connector.held(), null);
  }
});

for (const [cookies, token] of [
  ["csrftoken=abc", "abc"],
  ["other=1; csrftoken=abc; more=2", "abc"],
  ["xcsrftoken=abc", ""],
  ["", ""],
]) {
  test(`leaving carries the hub's cookie and the token in ${JSON.stringify(cookies)}`, async () => {
    const asked = [];
    const left = await leaveHub("/hub/", cookies, async (address, options) => {
      asked.push({ address, ...options });
      return new Response("", { status: token ? 200 : 403 });
    });
    assert.equal(left, Boolean(token));
    const [{ address, method, credentials, headers }] = asked;
    assert.deepEqual([address, method, credentials], ["/hub/me/leave/", "POST", "same-origin"]);
    assert.deepEqual(headers, { "X-CSRFToken": token });
  });
}

test("a hub that is not reached still knows the browser", async () => {
  const left = await leaveHub("/hub/", "csrftoken=abc", async () => {
    throw new TypeError("no line");
  });
  assert.equal(left, false);
});
