import assert from "node:assert/strict";
import { test } from "node:test";

import { GROUPS, lightAt, paletteAt } from "../../../static/js/map/palette.js";
import { rgb } from "../../../static/js/map/colour.js";

const luminance = (hex) => rgb(hex).map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, two) => {
  const [high, low] = [luminance(one), luminance(two)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

test("the four stops are the colours of the look, and beyond them nothing changes", () => {
  assert.equal(paletteAt(10).ground, "#d3dad2");
  assert.equal(paletteAt(2).horizon, "#f4c69d");
  assert.equal(paletteAt(-3.6).openWall, "#f0b869");
  assert.equal(paletteAt(-8.5).glass, "#ffc65c");
  assert.deepEqual(paletteAt(60), paletteAt(10));
  assert.deepEqual(paletteAt(-60), paletteAt(-8.5));
});

test("between two stops colours are mixed in proportion", () => {
  assert.equal(paletteAt(6).ground, "#c1c9cc");
  assert.ok(Math.abs(paletteAt(-0.8).glow - 0.24) < 1e-9);
});

test("labels switch at half a degree below the horizon and never blend", () => {
  assert.equal(paletteAt(-0.5).ink, paletteAt(30).ink);
  assert.equal(paletteAt(-0.51).ink, paletteAt(-30).ink);
});

test("names are readable on their halo at every height of the sun", () => {
  for (let altitude = -12; altitude <= 12; altitude += 0.25) {
    const { ink, halo } = paletteAt(altitude);
    assert.ok(contrast(ink, halo) >= 7);
  }
});

test("white icons stand out on every category", () => {
  for (const colour of Object.values(GROUPS)) assert.ok(contrast("#FFFFFF", colour) >= 4.4, colour);
});

test("high contrast forgets the sun and keeps open apart from closed", () => {
  const bold = paletteAt(40, { contrast: true });
  assert.deepEqual(bold, paletteAt(-40, { contrast: true }));
  assert.ok(contrast(bold.openWall, bold.ground) > 14);
  assert.ok(contrast(bold.openWall, bold.wall) > 5);
});

test("the light never lies flat nor stands overhead", () => {
  for (const altitude of [-20, 0, 5, 40, 89]) {
    const [intensity, polar] = lightAt(altitude);
    assert.ok(polar >= 18 && polar <= 72);
    assert.ok(intensity >= 0.2 && intensity <= 0.42);
  }
});
