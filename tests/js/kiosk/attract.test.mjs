import assert from "node:assert/strict";
import test from "node:test";
import { laterOf } from "../../../static/js/kiosk/attract.js";
import { cameraAtRest, cameraFor } from "../../../static/js/kiosk/camera.js";

const epoch = (text) => Date.parse(`${text}:00+01:00`) / 1000;
const shop = (...spans) => ({ hours: { known: true, intervals: spans.map(([start, end]) => [epoch(start), epoch(end), "o"]) } });
const snapshot = {
  from: epoch("2026-11-25T00:00"),
  until: epoch("2026-12-09T00:00"),
  shops: [
    shop(["2026-11-25T17:00", "2026-11-25T23:30"]),
    shop(["2026-11-25T09:00", "2026-11-25T18:00"], ["2026-11-26T09:00", "2026-11-26T18:00"]),
    shop(["2026-11-26T09:00", "2026-11-26T18:00"]),
  ],
};
const said = (at) => laterOf({ snapshot, at: epoch(at) }, "Europe/Brussels", (key, values) => `${key} ${Object.values(values)}`);

test("at rest it counts who is open tonight and tomorrow morning", () => assert.equal(said("2026-11-25T12:00"), "later 1,2"));

test("once the evening is there only tomorrow is told", () => {
  for (const at of ["2026-11-25T20:00", "2026-11-25T23:10"]) assert.equal(said(at), "later_tomorrow 2");
});

test("past the horizon it says nothing of later", () => {
  assert.equal(said("2026-12-08T12:00"), "");
  assert.equal(said("2026-12-20T12:00"), "");
});

const settings = { at: [3.892776, 50.884219], bearing: 10 };

test("the camera at rest takes a step a minute between a few views, always of the same place and as near", () => {
  const views = [0, 1, 2, 3, 4].map((minute) => cameraAtRest(minute, settings));
  assert.deepEqual(views.map(({ bearing }) => bearing), [10, 30, 10, 350, 10]);
  const still = cameraFor("attract", settings, null);
  for (const view of views) assert.deepEqual({ ...view, bearing: 0 }, { ...still, bearing: 0 });
});
