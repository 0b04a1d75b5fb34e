import assert from "node:assert/strict";
import test from "node:test";
import { wayTo } from "../../../static/js/kiosk/way.js";

const METRE = 1 / 111_195; // degrees of latitude; the network below lies on the equator, where longitude is as long
const at = (east, north) => [east * METRE, north * METRE];

// The screen is at 0,0. Groenlaan runs 100 m north, Schoolstraat leaves it to the east, a door lies 6 m off each street.
const network = {
  nodes: [at(0, 0), at(0, 100), at(60, 100), at(60, 94), at(-6, 50), at(0, 50), at(0, -80)],
  edges: [[0, 5, 50, 0, 0], [5, 1, 50, 0, 0], [1, 2, 60, 1, 0], [2, 3, 6, 2, 0], [5, 4, 6, 2, 0], [0, 6, 80, 0, 0]],
  names: ["Groenlaan", "Schoolstraat", ""],
};
const tree = { node: 0, parent: [-1, 5, 1, 2, 5, 0, 0] };
const way = (node, bearing, door = null) => wayTo(tree, network, node, { bearing, door });

test("a way follows the tree from the screen to the door", () => {
  const { points, legs } = way(3, 0);
  assert.deepEqual(points, [0, 5, 1, 2, 3].map((node) => network.nodes[node]));
  assert.deepEqual(legs.map(({ street, turn, metres }) => [street, turn, Math.round(metres)]), [
    ["Groenlaan", "straight", 100],
    ["Schoolstraat", "right", 60],
  ]);
});

test("a door to the right of who walks there is on the right", () => assert.equal(way(3, 0).side, "right"));

test("a door to the left of who walks there is on the left", () => assert.equal(way(4, 0).side, "left"));

test("a door off the network has a side as well", () => {
  assert.equal(way(6, 0, at(6, -80)).side, "left");
  assert.equal(way(6, 0, at(-6, -80)).side, "right");
});

test("a way that ends at the door itself goes straight to it", () => assert.equal(way(6, 180).side, "ahead"));

test("the first turn is seen by the reader of the screen", () => {
  const first = (bearing) => way(3, bearing).legs[0].turn;
  assert.equal(first(10), "straight");
  assert.equal(first(90), "left");
  assert.equal(first(270), "right");
  assert.equal(first(180), "back");
});

test("a piece too short to be a street is not named, and its metres are not lost", () => {
  const crossing = {
    nodes: [at(0, 0), at(5, 0), at(5, 90)],
    edges: [[0, 1, 5, 0, 0], [1, 2, 90, 1, 0]],
    names: ["Markt", "Kerkstraat"],
  };
  const { legs } = wayTo({ node: 0, parent: [-1, 0, 1] }, crossing, 2, { bearing: 0, door: null });
  assert.equal(legs.length, 1);
  assert.equal(legs[0].street, "Kerkstraat");
  assert.equal(Math.round(legs[0].metres), 95);
});

test("a gentle bend is not a turn", () => {
  const bend = {
    nodes: [at(0, 0), at(0, 40), at(20, 75), at(55, 95)],
    edges: [[0, 1, 40, 0, 0], [1, 2, 40, 0, 0], [2, 3, 40, 0, 0]],
    names: ["Evendael"],
  };
  const { legs } = wayTo({ node: 0, parent: [-1, 0, 1, 2] }, bend, 3, { bearing: 0, door: null });
  assert.deepEqual(legs.map(({ turn }) => turn), ["straight"]);
});

test("where the tree does not reach there is no way", () => {
  assert.equal(wayTo({ node: 0, parent: [-1, -1] }, { nodes: [at(0, 0), at(9, 9)], edges: [], names: [] }, 1, { bearing: 0, door: null }), null);
});

test("a shop at the screen itself needs no step", () => {
  const { legs, points } = way(0, 0);
  assert.deepEqual(legs, []);
  assert.equal(points.length, 1);
});
