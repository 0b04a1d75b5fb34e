import assert from "node:assert/strict";
import test from "node:test";
import { area, Ground, middles, onto, snapped, Steps } from "../../../static/js/desk/plan_shape.js";

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]];
const NEIGHBOUR = [[20, 0], [30, 0], [30, 10], [20, 10]];

test("a square of ten metres is a hundred square metres, whichever way round", () => {
  assert.equal(area(SQUARE), 100);
  assert.equal(area(SQUARE.toReversed()), 100);
});

test("every side has a middle", () => {
  assert.deepEqual(middles(SQUARE), [[5, 0], [10, 5], [5, 10], [0, 5]]);
});

test("a point comes to stand on a neighbour's corner, else on its side", () => {
  assert.deepEqual(snapped([19.4, 0.5], [NEIGHBOUR]), [20, 0]);
  assert.deepEqual(snapped([19.4, 5.3], [NEIGHBOUR]), [20, 5.3]);
});

test("a corner finds the right angles of its own outline", () => {
  const crooked = [[0, 0], [10, 0], [10.6, 9.5], [0, 10]];
  assert.deepEqual(snapped(crooked[2], [], crooked, 2), [10, 10]);
});

test("what is further than a metre from everything stays where it is put", () => {
  assert.deepEqual(snapped([15.123, 4.567], [NEIGHBOUR], SQUARE, -1), [15.12, 4.57]);
});

test("the nearest point of a side lies on the side, of a line also beyond it", () => {
  assert.deepEqual(onto([15, 3], [[0, 0], [10, 0]]), [10, 0]);
  assert.deepEqual(onto([15, 3], [[0, 0], [10, 0]], true), [15, 0]);
  assert.deepEqual(onto([1, 1], [[2, 2], [2, 2]]), [2, 2]);
});

test("degrees become metres and come back", () => {
  const ground = new Ground({ lon: "3.892", lat: "50.884", east: "70288", north: "111248" });
  assert.deepEqual(ground.degrees(ground.metres([3.8923456, 50.8841234])), [3.8923456, 50.8841234]);
  assert.ok(ground.metres([3.892, 50.885])[1] < 0, "north is up");
});

test("steps go back and forth, and a new one forgets those ahead", () => {
  const steps = new Steps(1);
  steps.take(2);
  steps.take(2);
  steps.take(3);
  assert.equal(steps.go(-1), 2);
  assert.equal(steps.go(-5), 1);
  assert.equal(steps.can(-1), false);
  steps.take(4);
  assert.deepEqual([steps.can(1), steps.go(-1), steps.go(1)], [false, 1, 4]);
});
