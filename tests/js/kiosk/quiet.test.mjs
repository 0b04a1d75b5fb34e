import assert from "node:assert/strict";
import test from "node:test";
import { QuietHours, isQuiet } from "../../../static/js/kiosk/quiet.js";

const ZONE = "Europe/Brussels";
const quietAt = (quiet, time) => isQuiet(quiet, Date.parse(`2026-11-25T${time}:00+01:00`) / 1000, ZONE);

test("the hours from evening to morning run over midnight", () => {
  const night = ["22:30", "06:30"];
  assert.deepEqual(["22:29", "22:30", "00:00", "06:29", "06:30", "12:00"].map((time) => quietAt(night, time)), [false, true, true, true, false, false]);
});

test("hours within a day hold within it", () => {
  assert.deepEqual(["00:59", "01:00", "04:59", "05:00"].map((time) => quietAt(["01:00", "05:00"], time)), [false, true, true, false]);
});

test("a town that asked for none has none", () => assert.equal(quietAt(null, "03:00"), false));

test("each minute it says how it stands; a moment that somebody asked for is never dark", () => {
  const clock = Object.assign(new EventTarget(), { now: Date.parse("2026-11-25T23:00:00+01:00") / 1000, isFixed: false });
  const quiet = new QuietHours();
  quiet.attach({ settings: { quiet: ["22:30", "06:30"] }, clock, timezone: ZONE });
  let told = 0;
  quiet.addEventListener("stand", () => (told += 1));
  clock.dispatchEvent(new Event("tick"));
  assert.deepEqual([quiet.stand.dark, told], [true, 1]);
  clock.isFixed = true;
  assert.equal(quiet.stand.dark, false);
});
