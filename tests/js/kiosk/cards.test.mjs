import assert from "node:assert/strict";
import test from "node:test";
import { cardsOf, lastDay, midnightOf, timeOf } from "../../../static/js/kiosk/cards.js";
import { turnAt } from "../../../static/js/kiosk/turn.js";

const epoch = (text) => Date.parse(`${text}:00+01:00`) / 1000;
const ZONE = "Europe/Brussels";
const offer = { id: 3, title: "Halve prijs", text: "Op brood", lang: "nl", from: "2026-11-25", until: "2026-11-26" };
const snapshot = {
  town: { timezone: ZONE },
  shops: [{ id: "s-1", name: "Bakkerij Lies", offers: [offer] }, { id: "s-2", name: "Boeken" }],
  notices: [{ id: 1, title: "Werken", text: "", lang: "nl", from: epoch("2026-11-25T08:00"), until: epoch("2026-11-25T18:00"), on: ["screens"] }],
  events: [
    { id: 1, title: "Kermis", text: "", lang: "nl", where: "Markt", on: ["screens"], times: [[epoch("2026-11-29T10:00"), epoch("2026-11-29T18:00")]] },
    { id: 2, title: "Op de site alleen", text: "", lang: "nl", where: "", on: ["site"], times: [[epoch("2026-11-29T10:00"), epoch("2026-11-29T18:00")]] },
  ],
};
const ALL = { offers: true, notices: true, events: true };
const there = (at, show = ALL) => cardsOf(snapshot, show).filter(({ from, until }) => from <= epoch(at) && epoch(at) < until).map(({ title }) => title);

test("an offer is told from its first day to the end of its last", () => {
  assert.ok(!there("2026-11-24T23:59").includes("Halve prijs"));
  assert.ok(there("2026-11-25T00:00").includes("Halve prijs"));
  assert.ok(there("2026-11-26T23:59").includes("Halve prijs"));
  assert.ok(!there("2026-11-27T00:00").includes("Halve prijs"));
});

test("a notice is told between its own hours, an event from a week before until its end", () => {
  assert.deepEqual(there("2026-11-25T12:00"), ["Halve prijs", "Werken", "Kermis"]);
  assert.deepEqual(there("2026-11-29T17:59"), ["Kermis"]);
  assert.deepEqual(there("2026-11-29T18:00"), []);
});

test("the town chooses what is told", () => {
  assert.deepEqual(there("2026-11-25T12:00", { offers: false, notices: true, events: false }), ["Werken"]);
});

test("all of them take fair turns", () => {
  const at = epoch("2026-11-25T12:00");
  const seen = new Set([0, 60, 120].map((later) => turnAt(cardsOf(snapshot, ALL), at + later, midnightOf(at, ZONE)).title));
  assert.equal(seen.size, 3);
});

test("when and until when, in words", () => {
  const [told] = cardsOf(snapshot, { events: true });
  assert.equal(timeOf(told, epoch("2026-11-29T09:00"), ZONE, "nl"), "vandaag, 10:00-18:00");
  assert.equal(lastDay({ lastDay: "2027-01-24" }, ZONE, "nl"), "24 januari");
});
