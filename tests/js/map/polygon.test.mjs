import assert from "node:assert/strict";
import { test } from "node:test";

import { area, box, hull, inset, rectangle, tidy } from "../../../static/js/map/polygon.js";

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]];
const L_SHAPE = [[0, 0], [10, 0], [10, 4], [4, 4], [4, 10], [0, 10]];

test("a ring drawn clockwise is turned, and repeated points go", () => {
  const ring = tidy([...SQUARE.toReversed(), SQUARE[3]]);
  assert.equal(ring.length, 4);
  assert.equal(area(ring), 100);
});

test("a needle, a point and a ring with NaN have no surface", () => {
  assert.equal(tidy([[0, 0], [10, 0], [10, 0.01]]), null);
  assert.equal(tidy([[1, 1], [1, 1], [1, 1]]), null);
  assert.equal(tidy([[0, 0], [Number.NaN, 4], [2, 2]]), null);
});

test("the hull of an L leaves its inner corner out and turns counter-clockwise", () => {
  assert.deepEqual(new Set(hull(L_SHAPE).map(String)), new Set(["0,0", "10,0", "10,4", "4,10", "0,10"]));
  assert.ok(area(hull(L_SHAPE)) > 0);
});

test("the rectangle of a turned box is that box", () => {
  const u = [Math.cos(0.4), Math.sin(0.4)];
  const { long, short, centre, u: axis } = rectangle(box([5, 7], u, 6, 3));
  assert.ok(Math.abs(long - 6) < 1e-9 && Math.abs(short - 3) < 1e-9);
  assert.ok(Math.hypot(centre[0] - 5, centre[1] - 7) < 1e-9);
  assert.ok(Math.abs(Math.abs(axis[0] * u[0] + axis[1] * u[1]) - 1) < 1e-9);
});

test("a ring moved inwards keeps its shape, also around an inner corner", () => {
  assert.equal(area(inset(SQUARE, 1)), 64);
  assert.equal(area(inset(L_SHAPE, 1)), 28);
});

test("a ring too narrow to move inwards is left out instead of folded", () => {
  assert.equal(inset(SQUARE, 5.1), null);
  assert.equal(inset([[0, 0], [20, 0], [20, 0.8], [0, 0.8]], 0.45), null);
});
