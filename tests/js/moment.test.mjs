import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openCounts, stateAt } from "../../static/js/hours.js";
import { atMinutes, instantOf, shifted, wallTime } from "../../static/js/wall_time.js";

const vectors = JSON.parse(readFileSync(new URL("../shared/moment.json", import.meta.url), "utf8"));

for (const { why, zone, wall, at, shown } of vectors.walls) {
  test(`the instant of a wall time: ${why}`, () => {
    assert.equal(instantOf(wall, zone), at);
    assert.equal(wallTime(at, zone), shown);
  });
}

for (const text of vectors.no_walls) {
  test(`"${text}" is no moment`, () => assert.equal(instantOf(text, "Europe/Brussels"), null));
}

for (const { why, shop, at, state } of vectors.states) {
  test(`what the intervals say: ${why}`, () => assert.deepEqual(stateAt(vectors.shops[shop], at, vectors.snapshot), state));
}

test("a day is walked along the wall, also where the clock changes", () => {
  assert.equal(shifted("2027-03-27T20:00", 1440), "2027-03-28T20:00");
  assert.equal(atMinutes("2026-11-28", 23 * 60 + 45), "2026-11-28T23:45");
});

test("counts of open shops agree with the states, and end with the snapshot", () => {
  const shops = Object.values(vectors.shops);
  const { from, until } = vectors.snapshot;
  const instants = Array.from({ length: (until - from) / 900 }, (_, quarter) => from + quarter * 900);
  const counted = instants.map((at) => shops.filter((shop) => stateAt(shop, at, vectors.snapshot).kind === "open").length);
  assert.deepEqual(openCounts(shops, instants, vectors.snapshot), counted);
  assert.deepEqual(openCounts(shops, [from - 1, until], vectors.snapshot), [null, null]);
});
