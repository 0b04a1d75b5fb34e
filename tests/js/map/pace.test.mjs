import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { FINE, Pace, REST } from "../../../static/js/map/pace.js";

const SOON = 300; // ms; a frame that may come comes within it

/** A glass, and a map that notes each frame with the share of the pixels it was drawn with. */
function glass() {
  const [window, drawn] = [new EventTarget(), []];
  let share = null;
  const pace = new Pace(window);
  const frame = { size: (asked) => { share = asked; }, draw: () => drawn.push(share) };
  const pass = (milliseconds) => { for (let i = 0; i < milliseconds; i += 10) mock.timers.tick(10); };
  return { pace, frame, drawn, pass, touch: () => window.dispatchEvent(new Event("pointerdown")) };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.method(performance, "now", () => Date.now() + 1e6);
});

test("with nobody at the glass the picture is sharp at once", () => {
  const { pace, frame, drawn, pass } = glass();
  pace.ask(frame);
  pass(SOON);
  assert.deepEqual(drawn, [1]);
});

test("many wishes are one frame", () => {
  const { pace, frame, drawn, pass } = glass();
  for (let i = 0; i < 10; i += 1) { pace.ask(frame); pass(5); }
  pass(SOON);
  assert.equal(drawn.length, 1);
});

test("nothing is drawn while touches follow each other", () => {
  const { pace, frame, drawn, pass, touch } = glass();
  for (let i = 0; i < 40; i += 1) { touch(); pace.ask(frame); pass(REST - 10); }
  assert.deepEqual(drawn, []);
  pass(SOON);
  assert.equal(drawn.length, 1);
});

test("after a touch the first picture is coarse, and sharp once the glass is left alone", () => {
  const { pace, frame, drawn, pass, touch } = glass();
  touch();
  pace.ask(frame);
  pass(REST + SOON);
  assert.ok(drawn.length === 1 && drawn[0] < 1);
  pass(FINE);
  assert.deepEqual(drawn.slice(1), [1]);
});

test("a touch puts the sharp picture off without a frame between", () => {
  const { pace, frame, drawn, pass, touch } = glass();
  touch();
  pace.ask(frame);
  pass(FINE - 100);
  touch();
  pass(FINE - 100);
  assert.equal(drawn.length, 1);
  pass(SOON);
  assert.deepEqual(drawn.slice(1), [1]);
});

test("what the new size itself asks for is in the same frame", () => {
  const { pace, drawn, pass, touch } = glass();
  const frame = { size: () => pace.ask(frame), draw: () => drawn.push("frame") };
  touch();
  pace.ask(frame);
  pass(REST + SOON);
  assert.equal(drawn.length, 1);
});

test("what comes too late for the coarse frame waits for the sharp one", () => {
  const { pace, frame, drawn, pass, touch } = glass();
  touch();
  pace.ask(frame);
  pass(REST + SOON);
  for (let i = 0; i < 5; i += 1) { pace.ask(frame); pass(SOON); }
  assert.equal(drawn.length, 1);
  pass(FINE);
  assert.deepEqual(drawn.slice(1), [1]);
});

test("a sharp picture is the last one until something changes", () => {
  const { pace, frame, drawn, pass, touch } = glass();
  touch();
  pace.ask(frame);
  pass(10 * FINE);
  assert.equal(drawn.length, 2);
});

test("a map that is gone is drawn no more", () => {
  const { pace, frame, drawn, pass } = glass();
  pace.ask(frame);
  pace.stop();
  pass(FINE);
  assert.deepEqual(drawn, []);
});
