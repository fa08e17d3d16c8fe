// A line to the hub that can be cut and mended, on a port of its own.
import net from "node:net";
import { world } from "./world.mjs";

export function makeLine() {
  /** @type {Set<import("node:net").Socket>} */
  const open = new Set();
  let isUp = true;
  const server = net.createServer((near) => {
    if (!isUp) return near.destroy();
    const far = net.connect(Number(new URL(world.hub).port), "127.0.0.1");
    for (const [one, other] of [[near, far], [far, near]]) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => open.delete(one));
      one.pipe(other);
    }
  });
  return {
    start: () => new Promise((done) => server.listen(0, "127.0.0.1", () => done(/** @type {any} */ (server.address()).port))),
    cut() {
      isUp = false;
      for (const one of open) one.destroy();
    },
    mend() {
      isUp = true;
    },
    stop() {
      this.cut();
      server.close();
    },
  };
}
