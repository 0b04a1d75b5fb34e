import assert from "node:assert/strict";
import test from "node:test";
import { routeTo } from "../../static/js/route.js";
import { nearestNode, pathTo, straight, walksFrom } from "../../static/js/network.js";

// 0 --100-- 1 --100-- 2, a short way with steps 0 --50-- 2, and an island 3
const network = {
  nodes: [[3.88, 50.88], [3.881, 50.88], [3.882, 50.88], [3.9, 50.9]],
  edges: [[0, 1, 100, 0, 0], [1, 2, 100, 0, 0], [0, 2, 50, 0, 1]],
  names: ["Markt"],
};

test("the shortest way wins", () => {
  const { metres, parent } = walksFrom(network, 0);
  assert.deepEqual(metres, [0, 100, 50, Infinity]);
  assert.deepEqual(pathTo(parent, 2), [0, 2]);
});

test("who cannot take steps walks around", () => {
  const { metres, parent } = walksFrom(network, 0, (flags) => !(flags & 1));
  assert.equal(metres[2], 200);
  assert.deepEqual(pathTo(parent, 2), [0, 1, 2]);
});

test("a degree of latitude is 111 kilometres, of longitude less the further north", () => {
  assert.ok(Math.abs(straight([3.88, 50], [3.88, 51]) - 111195) < 1);
  assert.ok(Math.abs(straight([3, 60], [4, 60]) / straight([3, 0], [4, 0]) - 0.5) < 0.001);
});

test("the nearest node is the nearest on the ground", () => {
  assert.equal(nearestNode(network, [3.8812, 50.8801]).node, 1);
});

test("walks agree with a plain relaxation over every edge of a random network", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const nodes = Array.from({ length: 60 }, (_, i) => [i, 0]);
  const edges = Array.from({ length: 150 }, () => [random(60), random(60), 1 + random(50), 0, 0]);
  const relaxed = Array(60).fill(Infinity);
  relaxed[0] = 0;
  for (let round = 0; round < 60; round++) {
    for (const [a, b, length] of edges) {
      relaxed[b] = Math.min(relaxed[b], relaxed[a] + length);
      relaxed[a] = Math.min(relaxed[a], relaxed[b] + length);
    }
  }
  assert.deepEqual(walksFrom({ nodes, edges }, 0).metres, relaxed);
});

test("a route leads from a screen to the door, from a position where there is one, and nowhere over an island", () => {
  const town = { network, screens: [{ id: "markt", at: [3.88, 50.8801], node: 0 }] };
  const shop = { node: 2, door: [3.8821, 50.8801] };
  const asked = { origin: "markt", position: null };
  assert.deepEqual(routeTo(shop, asked, town), { coordinates: [[3.88, 50.8801], network.nodes[0], network.nodes[2], shop.door], metres: 50 });
  assert.deepEqual(routeTo(shop, { ...asked, position: [3.8811, 50.88] }, town).coordinates[0], [3.8811, 50.88]);
  assert.equal(routeTo({ ...shop, node: 3 }, asked, town), null);
  assert.equal(routeTo(shop, { origin: null, position: null }, town), null);
});
