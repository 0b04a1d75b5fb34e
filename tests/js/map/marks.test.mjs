import assert from "node:assert/strict";
import { test } from "node:test";

import { happenings, landmarks, namedStreets, streetNames } from "../../../static/js/map/marks.js";
import { collection, feature, plane } from "./fixtures.mjs";

const way = (name, y, highway = "residential", length = 200) =>
  feature({ type: "LineString", coordinates: [[0, y], [length, y]].map(plane.degrees) }, { name, highway });
const flat = (at) => { const [x, y] = plane.metres(at); return { x: x * 2, y: 400 - y }; };
const view = { project: flat, wide: () => 120, isFree: ({ x }) => x >= 0 && x <= 1000 };

test("two sides of one avenue and its footpath share one name", () => {
  const streets = namedStreets(collection(way("Groenlaan", 0), way("Groenlaan", 30), way("Groenlaan", 15, "footway")), plane);
  assert.equal(streets.length, 1);
});

test("a stretch too short for a name, or without one, bears none", () => {
  assert.equal(namedStreets(collection(way("Steeg", 0, "residential", 20), way(null, 40)), plane).length, 0);
});

test("a name stands where the street is in view and free", () => {
  const streets = namedStreets(collection(way("Groenlaan", 0, "residential", 300)), plane);
  const [name] = streetNames(streets, { ...view, isFree: ({ x }) => x > 300 && x < 600 });
  const xs = name.geometry.coordinates.map((at) => flat(at).x);
  assert.ok(Math.min(...xs) > 300 && Math.max(...xs) < 600);
});

test("a street that shows too little of itself keeps silent", () => {
  const streets = namedStreets(collection(way("Groenlaan", 0)), plane);
  assert.deepEqual(streetNames(streets, { ...view, isFree: ({ x }) => x < 60 }), []);
});

test("a long street says its name twice", () => {
  const streets = namedStreets(collection(way("Groenlaan", 0, "residential", 480)), plane);
  assert.equal(streetNames(streets, view).length, 2);
});

test("the market has its name on the map only while it is held", () => {
  const market = { kind: "market", name: "Markt", landmark: true, at: [0, 0], hours: { intervals: [[100, 200, "o"]] } };
  const church = { kind: "church", name: "Kerk", landmark: true, at: [0, 0] };
  assert.deepEqual(landmarks([market, church], 150).map(({ properties }) => properties.name), ["Markt", "Kerk"]);
  assert.deepEqual(landmarks([market, church], 200).map(({ properties }) => properties.name), ["Kerk"]);
});

test("an event is named on the map while it lasts, where the town wants it there", () => {
  const event = { title: "Kerstmarkt", on: ["map"], at: [3.9, 50.9], times: [[100, 200], [300, 400]] };
  const names = (now, one = event) => happenings([one], now).map(({ properties }) => properties.name);
  assert.deepEqual(names(150), ["Kerstmarkt"]);
  assert.deepEqual(names(350), ["Kerstmarkt"]);
  assert.deepEqual(names(250), []);
  assert.deepEqual(names(150, { ...event, on: ["site"] }), []);
  assert.deepEqual(names(150, { ...event, at: null }), []);
});
