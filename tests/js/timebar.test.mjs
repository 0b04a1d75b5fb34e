import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { clock, longDate, shortDate } from "../../static/js/dates.js";
import { stepped, tomorrow, tonight } from "../../static/js/moments.js";
import { FIRST, percentOf, skyColour, skyline } from "../../static/js/skyline.js";

const vectors = JSON.parse(readFileSync(new URL("../shared/moment.json", import.meta.url), "utf8"));
const snapshot = { ...vectors.snapshot, town: { timezone: "Europe/Brussels", centre: [3.892, 50.884] } };
const shops = Object.values(vectors.shops);

test("tonight is eight o'clock, and later on the evening the next full hour", () => {
  assert.equal(tonight("2026-11-21T10:30"), "2026-11-21T20:00");
  assert.equal(tonight("2026-11-21T19:59"), "2026-11-21T20:00");
  assert.equal(tonight("2026-11-21T20:00"), "2026-11-21T21:00");
  assert.equal(tonight("2026-11-21T23:40"), "2026-11-21T23:00");
  assert.equal(tonight("2026-11-22T00:10"), "2026-11-22T20:00");
});

test("tomorrow is half past ten of the next day, also at the end of a year", () => {
  assert.equal(tomorrow("2026-12-31T23:59"), "2027-01-01T10:30");
});

test("days and times are written as the language writes them", () => {
  assert.equal(longDate("2026-11-21T10:30", "nl"), "zaterdag 21 november");
  assert.equal(longDate("2026-11-21T10:30", "fr"), "samedi 21 novembre");
  assert.equal(longDate("2026-11-21T10:30", "de"), "Samstag, 21. November");
  assert.equal(shortDate("2026-11-21T10:30", "nl"), "za 21 nov");
  assert.equal(clock("2026-11-21T09:05", "nl"), "09:05");
  assert.equal(clock("2026-11-21T09:05", "fr"), "09h05");
});

test("a day of the bar has a quarter for each quarter of an hour, and its sky spans them all", () => {
  const { quarters, bands, ticks } = skyline(shops, "2026-11-21", FIRST, snapshot);
  assert.equal(quarters, 76);
  assert.equal(bands.reduce((sum, { width }) => sum + width, 0), quarters);
  assert.deepEqual([ticks[0].text, ticks.at(-1).percent], ["6:00", 100]);
});

test("the sun of Herzele rises after eight and sets before five on 21 November", () => {
  const { suns } = skyline(shops, "2026-11-21", 0, snapshot);
  assert.ok(Math.abs(suns.sunrise - percentOf(8 * 60 + 9, 0)) < 0.3);
  assert.ok(Math.abs(suns.sunset - percentOf(16 * 60 + 46, 0)) < 0.3);
});

test("a day that nobody knows has a sky and no bars", () => {
  const { bands, day, dark } = skyline(shops, "2027-06-21", FIRST, snapshot);
  assert.ok(bands.length > 3);
  assert.equal(day + dark, "");
});

test("the sky is dark below and bright above the four stops of the look", () => {
  assert.equal(skyColour(-40), "#0b1425");
  assert.equal(skyColour(60), "#afcee6");
  assert.equal(skyColour(2), "#a9b6cc");
});

test("keys lead to quarters and hours of the same day, also from a moment in between", () => {
  assert.equal(stepped(630, "ArrowRight"), 645);
  assert.equal(stepped(637, "ArrowRight"), 645);
  assert.equal(stepped(637, "ArrowLeft"), 630);
  assert.equal(stepped(637, "PageUp"), 690);
  assert.equal(stepped(1430, "End"), 1425);
  assert.equal(stepped(5, "PageDown"), 0);
  assert.equal(stepped(630, "Tab"), null);
});
