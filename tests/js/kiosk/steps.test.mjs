import assert from "node:assert/strict";
import test from "node:test";
import { rounded, stepsOf } from "../../../static/js/kiosk/steps.js";

const DUTCH = {
  start_straight: "Rechtdoor, {in_street}",
  start_left_bare: "Naar links",
  turn_right: "Rechts {in_street}",
  turn_straight: "Rechtdoor {in_street}",
  step_metres: "{metres} m",
  door_left: "Na {metres} m, aan uw linkerkant",
  door_here_ahead: "Vlak voor u",
  in_common: "de {street} in",
  in_square: "de {street} op",
  in_neuter: "het {street} op",
  in_plain: "naar {street}",
};
const say = (key, values = {}) => DUTCH[key].replace(/{(\w+)}/g, (_, name) => values[name]);
const leg = (street, metres, turn) => ({ street, metres, turn });
const texts = (legs, side = "left") => stepsOf({ legs, side }, say).map(({ text }) => text);

test("a way reads as a neighbour would say it", () => {
  const legs = [leg("Groenlaan", 300, "straight"), leg("Schoolstraat", 41, "right")];
  assert.deepEqual(texts(legs), ["Rechtdoor, de Groenlaan in", "Rechts de Schoolstraat in", "Na 40 m, aan uw linkerkant"]);
});

test("each street says how long it is, the last one at the door", () => {
  const steps = stepsOf({ legs: [leg("Groenlaan", 296, "straight"), leg("Schoolstraat", 41, "right")], side: "left" }, say);
  assert.deepEqual(steps.map(({ metres }) => metres), ["300 m", "", ""]);
});

test("Dutch puts the right article before a street, and none before a field name", () => {
  const inStreet = (street) => texts([leg(street, 100, "straight")])[0];
  assert.equal(inStreet("Markt"), "Rechtdoor, de Markt op");
  assert.equal(inStreet("Kerkplein"), "Rechtdoor, het Kerkplein op");
  assert.equal(inStreet("Solleveld"), "Rechtdoor, naar Solleveld");
});

test("a path without a name is only a direction", () => {
  assert.equal(texts([leg("", 50, "left")])[0], "Naar links");
});

test("a door beside the screen is said to be near", () => {
  assert.deepEqual(texts([leg("Markt", 9, "straight")], "ahead").at(-1), "Vlak voor u");
});

test("a long way keeps its turns and ends at the door within five steps", () => {
  const legs = [leg("A", 50, "straight"), leg("B", 50, "straight"), leg("C", 50, "right"), leg("D", 50, "straight"), leg("E", 50, "right"), leg("F", 50, "right")];
  const steps = stepsOf({ legs, side: "left" }, say);
  assert.equal(steps.length, 5);
  assert.deepEqual(steps.map(({ sign }) => sign), ["ahead", "right", "right", "right", "door"]);
});

test("distances are tens of metres and never nothing", () => {
  assert.equal(rounded(3), 10);
  assert.equal(rounded(44), 40);
  assert.equal(rounded(296), 300);
});
