import assert from "node:assert/strict";
import test from "node:test";
import { turnAt, turnsFrom } from "../../../static/js/kiosk/turn.js";

const MIDNIGHT = Date.parse("2026-11-25T00:00+01:00") / 1000;
const HOUR = 3600;
const all = (key) => ({ key, from: 0, until: Infinity });

/** Minutes that each got in 24 hours from `midnight`. */
function minutes(items, midnight = MIDNIGHT) {
  const counts = Object.fromEntries(items.map(({ key }) => [key, 0]));
  const turns = turnsFrom(items, midnight);
  for (let minute = 0; minute < 1440; minute++) {
    const found = turns.next().value;
    if (found) counts[found.key] += 1;
  }
  return counts;
}

const spread = (counts) => Math.max(...counts) - Math.min(...counts);

for (const many of [1, 2, 7, 24, 41]) {
  test(`each of ${many} is shown equally often in 24 hours, to the minute`, () => {
    const counts = Object.values(minutes(Array.from({ length: many }, (_, i) => all(`offer ${i}`))));
    assert.equal(counts.reduce((sum, each) => sum + each), 1440);
    assert.ok(spread(counts) <= 1, counts.join(" "));
  });
}

test("who is there the whole day loses nothing by who comes and goes", () => {
  const lasting = ["a", "b", "c", "d", "e"].map(all);
  const passing = [[2, 9], [8, 20], [8.5, 12], [11, 11.2], [13, 24], [17, 23]]
    .map(([from, until], i) => ({ key: `notice ${i}`, from: MIDNIGHT + from * HOUR, until: MIDNIGHT + until * HOUR }));
  const counts = minutes([...lasting, ...passing]);
  assert.ok(spread(lasting.map(({ key }) => counts[key])) <= 1, JSON.stringify(counts));
});

test("who comes at noon has her share of the afternoon, and no more", () => {
  const late = { key: "late", from: MIDNIGHT + 12 * HOUR, until: Infinity };
  const counts = minutes([all("a"), all("b"), late]);
  assert.ok(Math.abs(counts.late - 240) <= 1, JSON.stringify(counts));
  assert.ok(Math.abs(counts.a - 600) <= 1, JSON.stringify(counts));
});

test("over three days of another length than a round nobody is always the first", () => {
  const items = Array.from({ length: 1000 }, (_, i) => all(`offer ${String(i).padStart(4, "0")}`));
  const firsts = [0, 1, 2].map((day) => turnAt(items, MIDNIGHT + day * 86_400, MIDNIGHT + day * 86_400).key);
  assert.equal(new Set(firsts).size, 3);
});

test("asked at any minute, it says whose turn that minute is", () => {
  const items = ["a", "b", "c"].map(all);
  const turns = turnsFrom(items, MIDNIGHT);
  for (let minute = 0; minute < 9; minute++) assert.equal(turnAt(items, MIDNIGHT + minute * 60 + 59, MIDNIGHT), turns.next().value);
});

test("the same moment shows the same one, whatever the order in which they came", () => {
  const items = ["a", "b", "c"].map(all);
  const at = MIDNIGHT + 9 * HOUR;
  assert.equal(turnAt(items, at, MIDNIGHT).key, turnAt(items.toReversed(), at, MIDNIGHT).key);
});

test("where there is nothing, nobody has a turn", () => {
  assert.equal(turnAt([], MIDNIGHT, MIDNIGHT), undefined);
  assert.equal(turnAt([{ key: "over", from: 0, until: MIDNIGHT - 1 }], MIDNIGHT + HOUR, MIDNIGHT), undefined);
});
