import assert from "node:assert/strict";
import test from "node:test";
import { cameraFor } from "../../../static/js/kiosk/camera.js";

const screen = { at: [3.8927, 50.8843], bearing: 257 };
const METRE = 1 / 111_195;
const north = (metres) => [screen.at[0], screen.at[1] + metres * METRE];

test("every view is turned the way the reader faces", () => {
  for (const view of ["attract", "browse"]) assert.equal(cameraFor(view, screen, null).bearing, 257);
  assert.equal(cameraFor("result", screen, [screen.at, north(100)]).bearing, 257);
});

test("the view looks ahead of the screen", () => {
  const { center } = cameraFor("attract", { at: [3.9, 50.9], bearing: 90 }, null);
  assert.ok(center[0] > 3.9);
  assert.ok(Math.abs(center[1] - 50.9) < 1e-6);
});

test("a longer way is seen from further off, within bounds", () => {
  const zoom = (metres) => cameraFor("result", screen, [screen.at, north(metres)]).zoom;
  assert.ok(zoom(60) > zoom(250));
  assert.ok(zoom(250) > zoom(900));
  assert.equal(zoom(1), zoom(2));
  assert.ok(zoom(90_000) >= 15.8);
});

test("the middle of the way is in the middle of the map", () => {
  const { center } = cameraFor("result", screen, [screen.at, north(200)]);
  assert.ok(Math.abs(center[0] - screen.at[0]) < 1e-6);
  assert.ok(Math.abs(center[1] - north(100)[1]) < 1e-6);
});
