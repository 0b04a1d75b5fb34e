import assert from "node:assert/strict";
import test from "node:test";
import { nextEvent } from "../../../static/js/kiosk/event.js";

const epoch = (text) => Date.parse(`${text}:00+01:00`) / 1000;
const market = { kind: "market", hours: { intervals: [[epoch("2026-11-25T07:30"), epoch("2026-11-25T12:00"), "o"]] } };
const DUTCH = { market: "markt", event_now: "Nu: {event}, tot {end}", event_today: "Vandaag: {event}, {start}-{end}", event_later: "{day}: {event}, {start}-{end}" };
const say = (key, values = {}) => DUTCH[key].replace(/{(\w+)}/g, (_, name) => values[name]);
const next = (at, places = [market]) => nextEvent({ places }, epoch(at), "Europe/Brussels", "nl", say);

test("the market of tomorrow is announced with its day", () => assert.equal(next("2026-11-24T17:00"), "Woensdag: markt, 07:30-12:00"));

test("on the day itself it is today", () => assert.equal(next("2026-11-25T06:00"), "Vandaag: markt, 07:30-12:00"));

test("while it lasts it is now", () => assert.equal(next("2026-11-25T09:00"), "Nu: markt, tot 12:00"));

test("when nothing is known nothing is said", () => {
  assert.equal(next("2026-11-25T12:00"), "");
  assert.equal(next("2026-11-24T12:00", [{ kind: "parking", hours: market.hours }]), "");
});

test("an event of the town's agenda comes before a later market, in its own words", () => {
  const event = { title: "Kerstmarkt", on: ["screens"], times: [[epoch("2026-11-24T18:00"), epoch("2026-11-24T22:00")]] };
  const said = (events) => nextEvent({ places: [market], events }, epoch("2026-11-24T17:00"), "Europe/Brussels", "nl", say);
  assert.equal(said([event]), "Vandaag: Kerstmarkt, 18:00-22:00");
  assert.equal(said([{ ...event, on: ["site"] }]), "Woensdag: markt, 07:30-12:00");
});
