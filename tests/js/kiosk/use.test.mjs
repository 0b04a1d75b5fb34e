import assert from "node:assert/strict";
import { test } from "node:test";
import { Use } from "../../../static/js/kiosk/use.js";

test("what was looked at is told once, as counts", () => {
  const sent = [];
  const use = new Use("/dorp/scherm/markt/gebruik", (address, what) => sent.push([address, what]));
  use.count("lies");
  use.count("lies");
  use.count("tom");
  use.tell();
  use.tell();
  assert.deepEqual(sent, [["/dorp/scherm/markt/gebruik", { taps: { lies: 2, tom: 1 } }]]);
});

test("what cannot be sent waits, and is never more than the server takes", () => {
  let isOnline = false;
  const sent = [];
  const use = new Use("/x", (_address, what) => isOnline && sent.push(what.taps));
  for (let i = 0; i < 300; i += 1) use.count("lies");
  use.tell();
  isOnline = true;
  use.tell();
  assert.deepEqual(sent, [{ lies: 200 }]);
});
