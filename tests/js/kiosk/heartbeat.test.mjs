import assert from "node:assert/strict";
import { test } from "node:test";
import { condition, countErrors, fills } from "../../../static/js/kiosk/heartbeat.js";

const WELL = { version: "3f2a", drawing: "map", isKnown: true, errors: 0, age: 0 };

test("a screen that is well says what it shows and nothing more", () => {
  assert.deepEqual(condition(WELL), { version: "3f2a", drawing: "map", dated: false, errors: 0 });
});

test("data that ended are told", () => {
  assert.equal(condition({ ...WELL, isKnown: false }).dated, true);
});

test("a map may take its time, and is called none when it never comes", () => {
  assert.equal(condition({ ...WELL, drawing: "waiting", age: 60_000 }).drawing, "waiting");
  assert.equal(condition({ ...WELL, drawing: "waiting", age: 900_000 }).drawing, "none");
  assert.equal(condition({ ...WELL, drawing: "flat", age: 900_000 }).drawing, "flat");
});

test("only a page that fills the glass is the screen", () => {
  const glass = [1080, 1920];
  assert.equal(fills(glass, [1080, 1920], 1), true);
  assert.equal(fills(glass, [540, 960], 2), true);
  assert.equal(fills(glass, [1080, 1850], 1), true, "with a bar of the browser's");
  assert.equal(fills(glass, [1440, 900], 1), false);
  assert.equal(fills(glass, [1920, 1080], 1), false);
  assert.equal(fills(glass, [390, 844], 3), false);
});

test("errors are counted once, and come back where they could not be told", () => {
  const page = new EventTarget();
  const errors = countErrors(page);
  page.dispatchEvent(new Event("error"));
  page.dispatchEvent(new Event("unhandledrejection"));
  const taken = errors.take();
  assert.equal(taken, 2);
  assert.equal(errors.take(), 0);
  errors.giveBack(taken);
  assert.equal(errors.take(), 2);
});
