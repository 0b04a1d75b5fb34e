import assert from "node:assert/strict";
import { test } from "node:test";

import { area } from "../../../static/js/map/polygon.js";
import { drawnHeight, likelyShape, roofSlabs } from "../../../static/js/map/roofs.js";

const HOUSE = [[0, 0], [7, 0], [7, 10], [0, 10]];
const L_SHAPE = [[0, 0], [12, 0], [12, 5], [5, 5], [5, 14], [0, 14]];
const roof = (ring, shape, more = {}) => roofSlabs(ring, { shape, eaves: 5, rise: 3, ridge: [1, 0], ...more });

test("a gable is three ever narrower slabs on top of each other, as wide as the house", () => {
  const slabs = roof(HOUSE, "gabled");
  assert.deepEqual(slabs.map(({ base, top }) => [base, top]), [[5, 6], [6, 7], [7, 8]]);
  const areas = slabs.map(({ ring }) => area(ring));
  assert.ok(areas[0] > areas[1] && areas[1] > areas[2] && areas[0] < 70);
  for (const { ring } of slabs) assert.equal(Math.max(...ring.map(([x]) => x)) - Math.min(...ring.map(([x]) => x)), 7);
});

test("the ridge turns with the street", () => {
  const [slab] = roof(HOUSE, "gabled", { ridge: [0, 1] });
  assert.equal(Math.max(...slab.ring.map(([, y]) => y)), 10);
  assert.ok(Math.max(...slab.ring.map(([x]) => x)) < 7);
});

test("a terraced house on a bend keeps its slanting party walls", () => {
  const bent = [[0, 0], [7, 0], [8, 10], [-1, 10]];
  for (const { ring } of roof(bent, "gabled")) {
    for (const [x, y] of ring) assert.ok(Math.abs(x - (x < 3.5 ? -y / 10 : 7 + y / 10)) < 1e-9);
  }
});

test("every shape gives slabs with surface on every footprint", () => {
  for (const shape of ["flat", "gabled", "hipped", "pyramidal", "spire", "onion"]) {
    for (const ring of [HOUSE, L_SHAPE]) {
      for (const slab of roof(ring, shape)) {
        assert.ok(area(slab.ring) > 0 && slab.top > slab.base, shape);
        assert.ok([0, 1, 2].includes(slab.step));
      }
    }
  }
});

test("a spire ends in a point, a narrow shed gets a lid only if one fits", () => {
  assert.ok(area(roof(HOUSE, "spire").at(-1).ring) < 1);
  assert.deepEqual(roof([[0, 0], [6, 0], [6, 0.8], [0, 0.8]], "flat"), []);
});

test("a small rectangular house is taken for gabled, an L and a block for flat", () => {
  assert.equal(likelyShape(HOUSE, 5), "gabled");
  assert.equal(likelyShape(L_SHAPE, 5), "flat");
  assert.equal(likelyShape([[0, 0], [40, 0], [40, 30], [0, 30]], 18), "flat");
});

test("houses are drawn at their height, towers a quarter lower above 6.5 m", () => {
  assert.equal(drawnHeight(6), 6);
  assert.equal(drawnHeight(46.5), 36.5);
});
