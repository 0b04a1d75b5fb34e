/** The hours of a day in the hand: steps of a quarter, pauses, the night after. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { areSame, clock, listed, minutesOf, passesMidnight, rangesOf, stepped, textOf, typed, withPause, withoutPause } from "../../../static/js/keeper/day.js";

const WORDS = { closed: "gesloten", appointment: "op afspraak" };
const DAY = [[570, 750], [810, 1110]];

test("a day is written as its field shows it", () => {
  assert.equal(textOf({ kind: "open", ranges: DAY }, WORDS), "09:30-12:30, 13:30-18:30");
  assert.equal(textOf({ kind: "closed", ranges: [] }, WORDS), "gesloten");
  assert.equal(textOf({ kind: "by_appointment", ranges: [] }, WORDS), "op afspraak");
  assert.equal(textOf({ kind: "by_appointment", ranges: [[540, 720]] }, WORDS), "09:00-12:00 op afspraak");
  assert.deepEqual(rangesOf("570-750 810-1110"), DAY);
});

test("a time is read as people write it", () => {
  for (const text of ["9:30", "09:30", "9u30", "9.30", "930", " 9h30 "]) assert.equal(minutesOf(text), 570, text);
  for (const text of ["", "negen", "25:00", "9:75", "24:15"]) assert.ok(Number.isNaN(minutesOf(text)), text);
  assert.equal(minutesOf("9"), 540);
});

test("a step is a quarter, and lands on one", () => {
  assert.equal(stepped(DAY, 0, 0, 15)[0][0], 585);
  assert.equal(stepped([[572, 750]], 0, 0, 15)[0][0], 585);
  assert.equal(stepped([[572, 750]], 0, 0, -15)[0][0], 570);
});

test("steps never let ranges meet or turn round", () => {
  assert.deepEqual(stepped([[540, 555]], 0, 0, 15), [[540, 555]]);
  assert.equal(stepped([[570, 795], [810, 1110]], 0, 1, 15)[0][1], 795);
  assert.equal(stepped([[0, 555]], 0, 0, -15)[0][0], 0);
});

test("a closing time steps on into the night after", () => {
  const late = stepped([[1080, 1440]], 0, 1, 15);
  assert.deepEqual(late, [[1080, 1455]]);
  assert.equal(clock(late[0][1]), "00:15");
  assert.ok(passesMidnight({ ranges: late }));
});

test("a typed end before its beginning is the night after", () => {
  assert.deepEqual(typed([[1080, 1320]], 0, 1, 120), [[1080, 1560]]);
  assert.deepEqual(typed([[1080, 1320]], 0, 1, 0), [[1080, 1440]]);
  assert.deepEqual(typed([[1080, 1560]], 0, 1, 1380), [[1080, 1380]]);
});

test("the pause at noon goes and comes", () => {
  assert.deepEqual(withoutPause(DAY), [[570, 1110]]);
  assert.deepEqual(withPause([[570, 1110]]), [[570, 750], [810, 1110]]);
  assert.deepEqual(withPause([[1080, 1320]]), [[1080, 1170], [1230, 1320]]);
  assert.deepEqual(withPause([[540, 600]]), [[540, 600]]);
});

test("days are named in a row", () => {
  assert.equal(listed(["dinsdag", "woensdag", "donderdag"], " en "), "dinsdag, woensdag en donderdag");
  assert.equal(listed(["zondag"], " en "), "zondag");
  assert.ok(areSame({ kind: "open", ranges: DAY }, { kind: "open", ranges: DAY.map((range) => [...range]) }));
});
