import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { lightOf, sunAt, sunTimes } from "../../static/js/sun.js";

const { places, positions, days } = JSON.parse(readFileSync(new URL("../shared/sun.json", import.meta.url), "utf8"));
const utc = (at) => new Date(at * 1000).toISOString();

for (const { place, at, altitude, azimuth } of positions) {
  test(`the sun over ${place} at ${utc(at)} stands where the server says`, () => {
    const sun = sunAt(at, places[place]);
    assert.ok(Math.abs(sun.altitude - altitude) < 0.1, `altitude ${sun.altitude}, not ${altitude}`);
    assert.ok(Math.abs(sun.azimuth - azimuth) < 0.1, `azimuth ${sun.azimuth}, not ${azimuth}`);
  });
}

for (const { place, noon, sunrise, sunset } of days) {
  test(`the sun rises and sets over ${place} around ${utc(noon)} when the server says`, () => {
    const times = sunTimes(noon, places[place]);
    for (const [found, wanted] of [[times.sunrise, sunrise], [times.sunset, sunset]]) {
      if (wanted === null) assert.equal(found, null);
      else assert.ok(Math.abs(found - wanted) < 120, `${utc(found)}, not ${utc(wanted)}`);
    }
  });
}

test("the light of the page turns at half a degree above and five and a half below", () => {
  assert.deepEqual([0.51, 0.5, -5.5, -5.51].map(lightOf), ["day", "dusk", "dusk", "night"]);
});
