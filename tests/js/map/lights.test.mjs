import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Lights } from "../../../static/js/map/lights.js";

const ON = { lit: 1, reach: 1 };
const OFF = { lit: 0, reach: 0 };
const distance = (id) => (id === "near" ? 0 : 1);
const all = (state) => new Map([["near", state], ["far", state]]);
let clock;
let frames;

beforeEach(() => {
  [clock, frames] = [1000, []];
  mock.method(performance, "now", () => clock);
  globalThis.requestAnimationFrame = (step) => frames.push(step);
  globalThis.cancelAnimationFrame = () => { frames = []; };
});

afterEach(() => mock.restoreAll());

function pass(milliseconds) {
  clock += milliseconds;
  for (const step of frames.splice(0)) step(clock);
}

test("lights go on within 600 ms, the far ones up to 900 ms later", () => {
  const lights = new Lights(() => {}, { still: false });
  lights.set(all(ON), distance);
  pass(300);
  assert.ok(lights.of("near").lit > 0.5 && lights.of("near").lit < 1);
  assert.deepEqual(lights.of("far"), OFF);
  pass(300);
  assert.deepEqual(lights.of("near"), ON);
  pass(900);
  assert.deepEqual(lights.of("far"), ON);
  assert.equal(frames.length, 0, "nothing is drawn any more");
});

test("who drags the slider sees the answer at once", () => {
  const lights = new Lights(() => {}, { still: false });
  lights.set(all(ON), distance);
  pass(16);
  lights.set(all(OFF), distance);
  assert.deepEqual(lights.of("near"), OFF);
  assert.equal(frames.length, 0);
});

test("without motion lights jump", () => {
  const lights = new Lights(() => {}, { still: true });
  lights.set(all(ON), distance);
  assert.deepEqual(lights.of("far"), ON);
  assert.equal(frames.length, 0);
});

test("a shop that stays as it is is not painted again", () => {
  const painted = [];
  const lights = new Lights((id) => painted.push(id), { still: true });
  lights.set(all(ON), distance);
  clock += 5000;
  lights.set(new Map([["near", ON], ["far", OFF]]), distance);
  assert.deepEqual(painted, ["near", "far", "far"]);
});
