import assert from "node:assert/strict";
import { test } from "node:test";
import { routeUse } from "../../static/js/route_use.js";

const HERE = { position: [3.89, 50.88], origin: null };
const AT_A_SCREEN = { position: null, origin: "markt" };

function page(options = {}, address = "/dorp/gebruik") {
  const sent = [];
  const use = routeUse(address, { asked: null, cameForRoute: false, send: (...what) => sent.push(what), ...options });
  return { use, sent };
}

test("each way that is drawn is told once, as the shop alone", () => {
  const { use, sent } = page();
  for (const slug of ["lies", "tom", "lies"]) use(slug, HERE);
  assert.deepEqual(sent, [["/dorp/gebruik", { route: "lies" }], ["/dorp/gebruik", { route: "tom" }]]);
});

test("what the address asked for is drawn again by a reload, and does not count again", () => {
  const { use, sent } = page({ asked: "lies" });
  use("lies", AT_A_SCREEN);
  use("tom", AT_A_SCREEN);
  assert.deepEqual(sent.map(([, what]) => what.route), ["tom"]);
});

test("who then says where she is asks anew, unless the server counted that already", () => {
  const asked = page({ asked: "lies" });
  asked.use("lies", HERE);
  assert.equal(asked.sent.length, 1);
  const counted = page({ asked: "lies", cameForRoute: true });
  counted.use("lies", HERE);
  assert.equal(counted.sent.length, 0);
});

test("a page that names no address tells nothing", () => {
  const { use, sent } = page({}, "");
  use("lies", HERE);
  assert.deepEqual(sent, []);
});
