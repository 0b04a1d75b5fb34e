import assert from "node:assert/strict";
import { test } from "node:test";

import { lightOf, sunAt } from "../../static/js/sun.js";

const HERZELE = [3.892, 50.884];
const at = (text) => Date.parse(text) / 1000;

test("the sun stands high in the south at noon in summer", () => {
  const sun = sunAt(at("2026-06-21T11:45:00Z"), HERZELE);
  assert.ok(Math.abs(sun.altitude - 62.5) < 0.3);
  assert.ok(Math.abs(sun.azimuth - 180) < 3);
});

test("a November morning is day, five past five dusk, a quarter to seven night", () => {
  const light = (text) => lightOf(sunAt(at(text), HERZELE).altitude);
  assert.equal(light("2026-11-21T10:30:00+01:00"), "day");
  assert.equal(light("2026-11-20T17:05:00+01:00"), "dusk");
  assert.equal(light("2026-11-20T18:45:00+01:00"), "night");
});

test("the borders of the lights are those of the server", () => {
  assert.equal(lightOf(0.5), "dusk");
  assert.equal(lightOf(-5.5), "dusk");
  assert.equal(lightOf(-5.51), "night");
});
