import assert from "node:assert/strict";
import test from "node:test";
import { kindFor, timeFrames } from "../../../static/js/kiosk/frames.js";
import { placeNames } from "../../../static/js/kiosk/flat/names.js";
import { gableAt, placeHere, placeSigns } from "../../../static/js/kiosk/flat/signs.js";
import { namedPieces } from "../../../static/js/kiosk/flat/shapes.js";
import { matrixOf, pixel, viewOf, viewOfWay } from "../../../static/js/kiosk/flat/view.js";
import { drawStepwise } from "../../../static/js/kiosk/stepwise.js";
import { planeAt } from "../../../static/js/map/plane.js";

const plane = planeAt([3.89, 50.88]);
const near = (found, wanted) => found.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]) < 0.01, `${found} is not ${wanted}`));

test("the drawing is heads-up: what lies ahead of the reader is above", () => {
  const view = { at: [0, 0], scale: 2, bearing: 90, middle: [500, 400] };
  near(pixel(view, [10, 0]), [500, 380]); // east, the way she faces
  near(pixel(view, [0, 10]), [480, 400]); // north, to her left
});

test("the matrix for the houses says the same as the place of a sign", () => {
  const view = { at: [30, -20], scale: 1.7, bearing: 257, middle: [540, 700] };
  const [a, b, c, d, e, f] = matrixOf(view);
  const [x, y] = [12, 34];
  near([a * x + c * y + e, b * x + d * y + f].map((value) => Math.round(value)), pixel(view, [x, y]).map((value) => Math.round(value)));
});

test("a near view of the map does not become a drawing of a single corner", () => {
  const { scale } = viewOf({ center: [3.89, 50.88], zoom: 17.99, bearing: 0 }, plane, [0, 0]);
  assert.equal(scale, 1.9);
});

test("a way lies whole within its room, whichever way it runs", () => {
  for (const bearing of [0, 45, 257]) {
    const way = [[0, 0], [0, 300], [-220, 340]];
    const view = viewOfWay(way, bearing, [540, 500], [700, 600]);
    for (const point of way) {
      const [x, y] = pixel(view, point);
      assert.ok(x > 190 && x < 890 && y > 200 && y < 800, `${bearing}: ${x} ${y}`);
    }
  }
});

const wish = (id, x, y, more = {}) => ({ id, name: id, at: [x, y], isOpen: true, rank: y, ...more });
const place = (wishes, taken = []) => placeSigns(wishes, taken, [1000, 1000], 1, () => 100);

test("no sign covers another; the chosen one stands in any case", () => {
  assert.deepEqual(place([wish("a", 500, 500), wish("b", 510, 505)]).map(({ id }) => id), ["a"]);
  const chosen = wish("chosen", 510, 505, { isChosen: true, rank: -1 });
  assert.deepEqual(place([wish("a", 500, 500), chosen], [[400, 400, 600, 600]]).map(({ id }) => id), ["chosen"]);
});

test("a name stands on the side where there is room, and only for who is open", () => {
  const [right] = place([wish("a", 500, 500)]);
  const [left] = place([wish("a", 950, 500)]);
  const [shut] = place([wish("a", 500, 500, { isOpen: false })]);
  assert.deepEqual([right.label.anchor, left.label.anchor, shut.label], ["start", "end", null]);
});

test("a street's name is written along its longest straight piece", () => {
  const at = (x, y) => plane.degrees([x, y]);
  const street = { properties: { name: "Markt" }, geometry: { coordinates: [at(0, 0), at(0, 20), at(90, 20)] } };
  const [{ name, from, to }] = namedPieces([street, { ...street, properties: {} }], plane);
  assert.equal(name, "Markt");
  near([...from, ...to], [0, 20, 90, 20]);
});

test("a machine gets what it can draw: moving, in steps, or from straight above", () => {
  const kind = (isSoftware, milliseconds) => kindFor({ isSoftware, milliseconds });
  assert.deepEqual([kind(false, 12), kind(false, 90), kind(true, 30), kind(true, 900), kind(true, 5000), kind(false, 5000)],
    ["full", "still", "still", "still", "flat", "flat"]);
});

test("the best of three frames counts, so that a busy moment is not held against a machine", () => {
  const times = [0, 900, 1000, 1040, 2000, 2300]; // starts and ends
  const gl = { readPixels: () => {} };
  const map = { redraw: () => {}, getCanvas: () => ({ getContext: () => gl }) };
  assert.equal(timeFrames(map, () => times.shift()), 40);
});

test("a way is drawn leg by leg, and at once where nothing should move", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const found = { points: [0, 1, 2, 3, 4], legs: [{ until: 1 }, { until: 3 }, { until: 4 }] };
  const lengths = [];
  const set = (points) => lengths.push(points?.length ?? 0);
  drawStepwise(set, found, false);
  assert.deepEqual(lengths, [2]);
  t.mock.timers.tick(700);
  t.mock.timers.tick(700);
  assert.deepEqual(lengths, [2, 4, 5]);
  drawStepwise(set, found, true);
  drawStepwise(set, null, false);
  drawStepwise(set, found, false).stop();
  t.mock.timers.tick(5000);
  assert.deepEqual(lengths, [2, 4, 5, 5, 0, 2]);
});

const named = (pieces, taken = []) => placeNames(pieces, taken, [1000, 1000], 1, () => 100);

test("a street's name stands along it, never upside down", () => {
  const [{ at, angle }] = named([{ name: "Groenlaan", from: [500, 800], to: [500, 200] }]);
  assert.deepEqual(at, [500, 500]);
  assert.equal(Math.abs(angle), 90);
  const [{ angle: back }] = named([{ name: "Groenlaan", from: [800, 500], to: [200, 500] }]);
  assert.equal(Math.abs(back), 0);
});

test("a name gives way: to a short street, the edge, a sign and another name", () => {
  const street = (name, y, wide = 300) => ({ name, from: [500 - wide / 2, y], to: [500 + wide / 2, y] });
  assert.deepEqual(named([street("kort", 500, 60)]), []);
  assert.deepEqual(named([street("rand", 5)]), []);
  assert.deepEqual(named([street("bord", 500)], [[480, 480, 520, 520]]), []);
  assert.deepEqual(named([street("eerst", 500), street("dan", 510)]).map(({ name }) => name), ["eerst"]);
});

test("'you are here' stands under its mark, and beside it where the sign of a shop close by stands", () => {
  const at = [500, 500];
  assert.equal(placeHere(at, 140, null, 1).anchor, "middle");
  assert.equal(placeHere(at, 140, gableAt([500, 700], 1), 1).anchor, "middle");
  const sign = gableAt([480, 590], 1); // under the mark
  const { anchor, box } = placeHere(at, 140, sign, 1);
  assert.equal(anchor, "start");
  assert.ok(box[0] <= 480 && box[2] >= 520 + 140, "with the mark itself");
  assert.equal(placeHere(at, 140, [515, 480, 560, 560], 1).anchor, "end");
});
