import assert from "node:assert/strict";
import test from "node:test";
import { dayWords, minutesAt, quarters, withDays, withMinutes } from "../../../static/js/kiosk/day.js";

const ZONE = "Europe/Brussels";
const noon = Date.parse("2026-11-24T12:00:00+01:00") / 1000;

test("the bar runs from six in the morning to midnight in quarters", () => {
  const all = quarters(noon, ZONE);
  assert.equal(all.length, 72);
  assert.equal(all[0], Date.parse("2026-11-24T06:00:00+01:00") / 1000);
  assert.equal(all.at(-1), Date.parse("2026-11-24T23:45:00+01:00") / 1000);
});

test("another time of the same day keeps the day", () => {
  assert.equal(withMinutes(noon, 17 * 60 + 5, ZONE), Date.parse("2026-11-24T17:05:00+01:00") / 1000);
});

test("a day later is the same time on the wall, also when the clock goes back", () => {
  const before = Date.parse("2026-10-24T10:00:00+02:00") / 1000;
  assert.equal(withDays(before, 1, ZONE), Date.parse("2026-10-25T10:00:00+01:00") / 1000);
  assert.equal(minutesAt(withDays(before, 1, ZONE), ZONE), 600);
});

test("near days have names, later ones a date", () => {
  assert.equal(dayWords(noon, noon, ZONE, "nl"), "vandaag");
  assert.equal(dayWords(noon + 86400, noon, ZONE, "en"), "tomorrow");
  assert.match(dayWords(noon + 3 * 86400, noon, ZONE, "de"), /27/);
});
