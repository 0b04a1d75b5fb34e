import assert from "node:assert/strict";
import { test } from "node:test";

import { perspective, placeSigns } from "../../../static/js/map/placement.js";

const FRAME = [0, 0, 1000, 800];
const sign = (id, x, y, more = {}) => ({ id, x, y, scale: 1, rank: -y, named: true, must: false, name: { w: 110, h: 32 }, ...more });
const overlap = ([l, t, r, b], [ol, ot, or, ob]) => l < or && r > ol && t < ob && b > ot;

/** Signs the way a busy street has them; the same every time. */
const street = Array.from({ length: 60 }, (_, i) =>
  sign(`s-${i}`, 40 + ((i * 97) % 920), 140 + ((i * 61) % 640), { named: i % 3 > 0, rank: i % 3 > 0 ? -i : 1000 - i }));

const placed = placeSigns(street, FRAME);

test("a sign alone stands on the short pole with its name at its right", () => {
  const spot = placeSigns([sign("a", 500, 400)], FRAME).get("a");
  assert.deepEqual([spot.tier, spot.side], [0, "left"]);
});

test("at the right edge the name goes to the left, so that nothing is cut", () => {
  const spot = placeSigns([sign("a", 960, 400)], FRAME).get("a");
  assert.equal(spot.side, "right");
});

test("two doors side by side both get a sign and a name: the names point away from each other", () => {
  const spots = placeSigns([sign("a", 500, 400), sign("b", 546, 398)], FRAME);
  assert.deepEqual([spots.get("a").side, spots.get("b").side], ["right", "left"]);
});

test("in a row of doors a name makes way where it would hide a neighbour's sign", () => {
  const row = [0, 1, 2, 3, 4].map((i) => sign(`s-${i}`, 400 + 44 * i, 400 - i));
  const spots = placeSigns(row, FRAME);
  assert.equal(spots.size, 5);
  assert.ok([...spots.values()].some(({ side }) => side === null));
});

test("no sign stands behind another one's pole", () => {
  const poles = street.filter(({ id }) => placed.has(id)).map(({ id, x, y }) => [id, [x - 2, placed.get(id).boxes[0][3], x + 2, y]]);
  for (const [id, spot] of placed) {
    for (const [other, pole] of poles) assert.ok(other === id || !overlap(spot.boxes[0], pole), `${id} behind ${other}`);
  }
});

test("nothing overlaps and nothing leaves the frame, however full the street is", () => {
  const cover = [300, 600, 700, 800];
  const boxes = [...placeSigns(street, FRAME, [cover]).values()].flatMap((spot) => spot.boxes);
  assert.ok(boxes.length > 30);
  boxes.forEach((one, i) => {
    assert.ok(one[0] >= 0 && one[1] >= 0 && one[2] <= 1000 && one[3] <= 800);
    assert.ok(!overlap(one, cover));
    for (const other of boxes.slice(i + 1)) assert.ok(!overlap(one, other));
  });
});

test("an open shop goes before a closed one on the same spot", () => {
  const spots = placeSigns([sign("shut", 500, 400, { named: false, rank: 1e6 }), sign("open", 500, 401)], FRAME);
  assert.equal(spots.get("open").tier, 0);
  assert.ok(!spots.has("shut"));
});

test("the chosen shop has its sign whatever is in the way", () => {
  const spots = placeSigns([sign("chosen", 500, 30, { must: true, rank: -1e9 })], FRAME, [FRAME]);
  assert.equal(spots.get("chosen").tier, 0);
});

test("what lies further away is drawn smaller, as MapLibre does it", () => {
  assert.equal(perspective(0, 800, 62), 1);
  assert.equal(perspective(200, 800, 0), 1);
  assert.ok(perspective(200, 800, 62) < 1);
  assert.ok(perspective(-200, 800, 62) > 1);
});
