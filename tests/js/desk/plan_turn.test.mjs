import assert from "node:assert/strict";
import { test } from "node:test";

import { arrow, bearingOf, carried, LENGTH, pulled, tipOf, turned } from "../../../static/js/desk/plan_turn.js";

const HERE = [10, 20];

test("the tip lies where the arrow points, north up", () => {
  assert.deepEqual(tipOf(HERE, 0), [10, 20 - LENGTH]);
  assert.deepEqual(tipOf(HERE, 90), [10 + LENGTH, 20]);
  for (const bearing of [0, 1, 90, 179, 257, 359]) assert.equal(bearingOf(HERE, tipOf(HERE, bearing)), bearing);
});

test("a place that is carried off keeps its bearing", () => {
  const [place, tip] = carried([HERE, tipOf(HERE, 257)], [-3, 4.005]);
  assert.deepEqual(place, [-3, 4.01]);
  assert.equal(bearingOf(place, tip), 257);
});

test("a tip that is pulled turns, and the arrow keeps its length", () => {
  const [place, tip] = pulled([HERE, tipOf(HERE, 0)], [90, 20]);
  assert.deepEqual([place, tip], [HERE, [10 + LENGTH, 20]]);
});

test("a turn goes round past north", () => {
  assert.equal(bearingOf(...turned([HERE, tipOf(HERE, 355)], 15)), 10);
  assert.equal(bearingOf(...turned([HERE, tipOf(HERE, 5)], -15)), 350);
});

test("the arrow has its head at the tip", () => {
  const tip = tipOf(HERE, 45);
  const drawn = arrow([HERE, tip]);
  assert.deepEqual([drawn[0], drawn[1], drawn[3]], [HERE, tip, tip]);
});
