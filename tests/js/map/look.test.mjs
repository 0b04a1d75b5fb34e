import assert from "node:assert/strict";
import { test } from "node:test";

import { horizon } from "../../../static/js/map/backdrop.js";
import { ahead, bestBearing, busiest, facing } from "../../../static/js/map/cameras.js";
import { sizesFor, labelLayers } from "../../../static/js/map/labels.js";
import { FLAT, sceneLayers, SOLID, TREES } from "../../../static/js/map/layers.js";
import { lines } from "../../../static/js/map/names.js";
import { scenePaint } from "../../../static/js/map/paint.js";
import { paletteAt } from "../../../static/js/map/palette.js";
import { sameShadow, shadows } from "../../../static/js/map/shadows.js";
import { openness, shopPaint } from "../../../static/js/map/shop_paint.js";

const SHOP = { group: "vers", wall: "wall", roof: "slate" };

test("only an open shop is lit; in its last half hour the awning is half in", () => {
  assert.deepEqual(openness({ kind: "open", badge: "open" }), { lit: 1, reach: 1 });
  assert.deepEqual(openness({ kind: "open", badge: "closing" }), { lit: 1, reach: 0.5 });
  for (const kind of ["closed", "by_appointment", "unknown"]) assert.deepEqual(openness({ kind }), { lit: 0, reach: 0 });
});

test("a closed shop looks like the house next door, by day and by night", () => {
  for (const altitude of [20, -3, -20]) {
    const palette = paletteAt(altitude);
    const { wall, roof0, glow } = shopPaint(SHOP, { lit: 0, reach: 0 }, palette);
    assert.deepEqual([wall, roof0, glow], [palette.wall, palette.slate, 0]);
  }
});

test("an open shop has the open wall and its category on the roof", () => {
  const day = paletteAt(30);
  const { wall, fascia } = shopPaint(SHOP, { lit: 1, reach: 1 }, day);
  assert.deepEqual([wall, fascia], [day.openWall, "#0f6a50"]);
});

test("no shadow below a degree and a half of sun; else away from it, at most 2.4 times the height", () => {
  const house = { ring: [[0, 0], [8, 0], [8, 8], [0, 8]], top: 10 };
  assert.deepEqual(shadows([house], { altitude: 1.4, azimuth: 180 }), []);
  const [ring] = shadows([house], { altitude: 5, azimuth: 180 });
  assert.ok(Math.abs(Math.max(...ring.map(([, y]) => y)) - 32) < 1e-9);
  assert.ok(Math.min(...ring.map(([, y]) => y)) >= -1e-9);
});

test("a minute of sun needs no new shadows, half an hour does, and night is night", () => {
  const at = (altitude, azimuth) => ({ altitude, azimuth });
  assert.ok(sameShadow(at(15, 160), at(15.1, 160.3)));
  assert.ok(!sameShadow(at(15, 160), at(16, 167)));
  assert.ok(sameShadow(at(-5, 250), at(-20, 300)));
});

test("every painted and every switched layer is a layer of the map, and no two share a name", () => {
  const labels = labelLayers(sizesFor("site"));
  const ids = [...sceneLayers(51, labels.under), ...labels.over].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [id] of scenePaint(paletteAt(5))) assert.ok(ids.includes(id), id);
  for (const id of [...SOLID, ...FLAT, ...TREES]) assert.ok(ids.includes(id), id);
});

test("on the street nothing is written smaller than 26 pixels, and a finer screen has more of them", () => {
  const { text, street, landmark, name } = sizesFor("screen");
  for (const size of [text[0], street[0], landmark, name]) assert.ok(size >= 26);
  assert.equal(sizesFor("screen", 2).landmark, 52);
});

test("names break into two even lines, and endless ones are cut with dots", () => {
  assert.deepEqual(lines("Krantenwinkel Het Hoekje"), ["Krantenwinkel", "Het Hoekje"]);
  assert.deepEqual(lines("Café De Zwaan"), ["Café De Zwaan"]);
  assert.deepEqual(lines("   "), []);
  for (const line of lines("ß😀".repeat(80) + " " + "x".repeat(200))) assert.ok(Array.from(line).length <= 24);
});

test("the first view looks at the side with most doors", () => {
  const south = { n: [0, -1] };
  assert.equal(bestBearing([south]), 0);
  assert.equal(bestBearing([south, south, { n: [1, 0] }]), 330);
});

test("a chosen shop turns the view no further than its front needs", () => {
  assert.equal(facing(10, [0, -1]), 10);
  assert.equal(Math.round(facing(180, [0, -1])) % 360, 60);
});

test("the busiest spot is where most doors stand together", () => {
  const [x, y] = busiest([[0, 0], [20, 0], [10, 10], [900, 900]]);
  assert.deepEqual([x, Math.round(y)], [10, 3]);
  assert.deepEqual(busiest([]), [0, 0]);
});

test("ahead of a reader who looks west lies the west", () => {
  const [x, y] = ahead([0, 0], 270, 50);
  assert.ok(Math.abs(x + 50) < 1e-9 && Math.abs(y) < 1e-9);
});

test("the horizon is in the picture in a steep view only", () => {
  assert.ok(horizon(1000, 72) > 0);
  assert.equal(horizon(1000, 45), null);
});
