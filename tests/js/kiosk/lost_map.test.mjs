import assert from "node:assert/strict";
import test from "node:test";
import { LostMap } from "../../../static/js/kiosk/lost_map.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A screen whose clock, map and storage are in the test's hands; `anew()`: the page after a fresh start. */
function screen() {
  const kept = new Map();
  const it = { at: 1_000_000, isLost: true };
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  const anew = () => new LostMap(() => it.isLost, { storage, now: () => it.at, ticks: () => it.at });
  return { it, anew };
}

/** Whether a page asks for a fresh start, looking twice: the loss and a while later. */
function after(wait, page, it) {
  const atOnce = page.mustBegin;
  it.at += wait;
  return [atOnce, page.mustBegin];
}

test("a map that does not come back within a minute is worth a fresh start", () => {
  const { it, anew } = screen();
  assert.deepEqual(after(MINUTE, anew(), it), [false, true]);
});

test("a map that comes back in time is not", () => {
  const { it, anew } = screen();
  const page = anew();
  after(MINUTE / 2, page, it);
  it.isLost = false;
  assert.equal(page.mustBegin, false);
  it.isLost = true;
  assert.deepEqual(after(MINUTE / 2, page, it), [false, false], "the minute counts from the last loss");
});

test("a driver that is broken makes the page begin anew once in six hours, not for ever", () => {
  const { it, anew } = screen();
  let starts = 0;
  let page = anew();
  for (let minute = 0; minute < 24 * 60; minute++) {
    it.at += MINUTE;
    if (!page.mustBegin) continue;
    page.began();
    starts += 1;
    page = anew();
  }
  assert.equal(starts, 4);
});

test("a clock that was wrong by years does not stop it", () => {
  const { it, anew } = screen();
  anew().began();
  it.at -= 100_000 * HOUR;
  assert.deepEqual(after(MINUTE, anew(), it), [false, true]);
});
