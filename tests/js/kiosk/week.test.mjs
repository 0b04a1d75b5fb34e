import assert from "node:assert/strict";
import test from "node:test";
import { closureOf, weekOf } from "../../../static/js/kiosk/week.js";

const epoch = (text) => Date.parse(`${text}:00+01:00`) / 1000;
const snapshot = { from: epoch("2026-11-24T00:00"), until: epoch("2026-11-29T00:00"), town: { timezone: "Europe/Brussels" } };
const WORDS = { closed: "gesloten", unknown: "uren onbekend" };
const week = (intervals, language = "nl", known = true) =>
  weekOf({ hours: { known, intervals } }, snapshot, epoch("2026-11-24T17:00"), language, WORDS);

test("a lunch break is visible", () => {
  const [today] = week([[epoch("2026-11-24T09:00"), epoch("2026-11-24T12:00"), "o"], [epoch("2026-11-24T13:30"), epoch("2026-11-24T18:00"), "o"]]);
  assert.deepEqual(today, { day: "di", text: "09:00-12:00, 13:30-18:00", isToday: true });
});

test("French writes hours with an h", () => {
  assert.equal(week([[epoch("2026-11-24T09:00"), epoch("2026-11-24T18:30"), "o"]], "fr")[0].text, "9h-18h30");
});

test("hours past midnight belong to the evening they began", () => {
  const days = week([[epoch("2026-11-24T18:00"), epoch("2026-11-25T02:00"), "o"]]);
  assert.equal(days[0].text, "18:00-02:00");
  assert.equal(days[1].text, "gesloten");
});

test("days past the horizon are unknown, never closed", () => assert.equal(week([]).at(-1).text, "uren onbekend"));

test("a shop without hours is unknown every day", () => {
  assert.ok(week([], "nl", false).every(({ text }) => text === "uren onbekend"));
});

test("an appointment says so", () => {
  assert.equal(week([[epoch("2026-11-25T09:00"), epoch("2026-11-25T12:00"), "a", "op afspraak"]])[1].text, "09:00-12:00 (op afspraak)");
});

test("a day that ends at midnight ends at 24 hours", () => {
  const evening = [[epoch("2026-11-24T17:00"), epoch("2026-11-25T00:00"), "o"]];
  assert.equal(week(evening)[0].text, "17:00-24:00");
  assert.equal(week(evening, "fr")[0].text, "17h-24h");
});

const leave = [epoch("2026-11-26T00:00"), epoch("2026-12-03T00:00"), "jaarlijks verlof"];
const wide = { ...snapshot, until: epoch("2026-12-31T00:00") };
const from = ({ day, why }) => `vanaf ${day}: ${why}`;
const closure = (notes, now = "2026-11-24T17:00", known = wide) => closureOf({ hours: { notes } }, known, epoch(now), "nl", from);

test("the leave that comes is told with its days", () => {
  assert.match(closure([leave]), /^26 nov\.?\s*[-–]\s*2 dec\.?: jaarlijks verlof$/);
});

test("a single day is told as one", () => {
  assert.match(closure([[epoch("2026-12-25T00:00"), epoch("2026-12-26T00:00"), "Kerstmis"]]), /^25 dec\.?: Kerstmis$/);
});

test("leave that is over is told no more, and who says nothing is not spoken for", () => {
  assert.equal(closure([leave], "2026-12-03T00:00"), "");
  assert.equal(closure(undefined), "");
});

test("of leave that goes on past the horizon nobody says when it ends", () => {
  assert.match(closure([[leave[0], snapshot.until, "verlof"]], undefined, snapshot), /^vanaf 26 nov\.?: verlof$/);
});
