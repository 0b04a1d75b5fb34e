import assert from "node:assert/strict";
import { test } from "node:test";

import { frontOf, glowQuads, shopfront } from "../../../static/js/map/shopfronts.js";
import { house } from "./fixtures.mjs";

const front = frontOf(house(0), [3.5, -0.4], 180);
const outward = ({ n }) => n.map((value) => Math.round(value) + 0); // no minus zero
const corners = (part) => shopfront(front).filter(({ part: name }) => part.includes(name)).flatMap(({ rings }) => rings.flat());

test("the front is the wall before which the door stands", () => {
  assert.deepEqual(outward(front), [0, -1]);
  assert.ok(Math.abs(front.middle[1]) < 1e-9);
});

test("without a recorded facade the nearest wall is taken", () => {
  assert.deepEqual(outward(frontOf(house(0), [7.6, 5], null)), [1, 0]);
});

test("on a corner the recorded facade decides", () => {
  assert.deepEqual(outward(frontOf(house(0), [7.1, -0.1], 90)), [1, 0]);
  assert.deepEqual(outward(frontOf(house(0), [7.1, -0.1], 180)), [0, -1]);
});

test("a wide building shows a shop no wider than nine metres, at its door", () => {
  const wide = frontOf([[0, 0], [60, 0], [60, 20], [0, 20]], [50, -0.4], 180);
  assert.equal(wide.width, 9);
  assert.ok(Math.abs(wide.middle[0] - 50) < 1e-9);
});

test("the awning reaches 2.6 m over the pavement, and half as far in its first slats", () => {
  const slats = shopfront(front).filter(({ from }) => from !== undefined);
  const reach = (some) => Math.max(...some.flatMap(({ rings }) => rings.flat()).map(([, y]) => -y));
  assert.ok(Math.abs(reach(slats) - 2.9) < 1e-9); // it starts 0.3 m before the wall
  assert.ok(Math.abs(reach(slats.filter(({ from }) => from <= 0.5)) - 1.6) < 1e-9);
});

test("glass and fascia stay within the width of the house", () => {
  for (const [x] of corners(["glass", "fascia"])) assert.ok(x >= 0 && x <= 7);
});

test("the light on the pavement widens away from the door and never falls indoors", () => {
  for (const { ring } of glowQuads(front)) for (const [, y] of ring) assert.ok(y <= 1e-9);
  const widths = glowQuads(front).map(({ ring }) => ring[2][0] - ring[1][0]);
  assert.ok(widths[0] < widths[1] && widths[1] < widths[2]);
});
