import assert from "node:assert/strict";
import { test } from "node:test";

import { sceneOf } from "../../../static/js/map/scene.js";
import { collection, feature, house, plane, polygon, shop, town } from "./fixtures.mjs";

const parts = (scene, id) => scene.sources.shops.features.filter(({ properties }) => properties.id === id).map(({ properties }) => properties.m);
const solids = (scene) => Object.values(scene.sources).flatMap(({ features }) => features).filter(({ properties }) => "t" in properties);

test("a shop with a house of its own lights the whole house, and that house is drawn once", () => {
  const scene = sceneOf(town());
  for (const part of ["wall", "roof0", "roof2", "glass", "fascia", "awning", "stripe", "glow", "dot", "pool"]) {
    assert.ok(parts(scene, "s-1").includes(part), part);
  }
  assert.equal(scene.houses.length, 3);
  const walls = scene.sources.town.features.filter(({ properties }) => ["wall", "brick", "clay"].includes(properties.m));
  assert.equal(walls.length, 2);
});

test("shops that share a building light their fronts and leave the building as it is", () => {
  const premises = collection(
    feature(polygon(house(0)), { id: "p-1", building: "b-1", facade: 180 }),
    feature(polygon(house(0)), { id: "p-2", building: "b-1", facade: 180 }),
  );
  const scene = sceneOf(town({ premises, shops: [shop("s-1", "p-1", [2, -0.4]), shop("s-2", "p-2", [5, -0.4])] }));
  for (const id of ["s-1", "s-2"]) {
    assert.ok(parts(scene, id).includes("glass"));
    assert.ok(!parts(scene, id).includes("wall"));
  }
});

test("a landmark is pale stone and never lit, even with a shop inside", () => {
  const buildings = collection(feature(polygon(house(0)), { id: "b-1", kind: "townhall", landmark: true }));
  const scene = sceneOf(town({ buildings }));
  assert.ok(!parts(scene, "s-1").includes("wall"));
  assert.ok(scene.sources.town.features.some(({ properties }) => properties.m === "stone"));
});

test("a shop whose premises nobody drew keeps its dot", () => {
  const scene = sceneOf(town({ premises: collection(), shops: [shop("s-1", "p-9", [3, -1])] }));
  assert.deepEqual(parts(scene, "s-1"), ["dot", "pool"]);
});

test("broken geometry is left out and the rest stands", () => {
  const buildings = collection(
    feature(null, { id: "b-0" }),
    feature(polygon([[0, 0], [0, 0], [0, 0]]), { id: "b-2" }),
    feature({ type: "MultiPolygon", coordinates: [polygon(house(30)).coordinates, polygon(house(50)).coordinates] }, { id: "b-3" }),
    feature(polygon(house(0).toReversed()), { id: "b-1", levels: 9 }),
  );
  const scene = sceneOf(town({ buildings }));
  assert.deepEqual(scene.houses.map(({ id }) => id), ["b-3", "b-3", "b-1"]);
});

test("every solid has height and finite corners", () => {
  for (const { geometry, properties } of solids(sceneOf(town()))) {
    assert.ok(properties.t > properties.b);
    assert.ok(geometry.coordinates.flat(3).every(Number.isFinite));
  }
});

test("a town without a shop, a street or a tree is still a scene", () => {
  const bare = { ...town({ shops: [], premises: collection() }) };
  bare.layers.paths = collection();
  assert.equal(sceneOf(bare).sources.shops.features.length, 0);
});

test("where each corner is paid for, a tree has far fewer of them and stands as high", () => {
  const trees = collection(feature({ type: "Point", coordinates: plane.degrees([20, 20]) }, { id: "t-1", height: 10 }));
  const [full, plain] = [false, true].map((wish) => {
    const bare = town();
    return sceneOf({ ...bare, layers: { ...bare.layers, trees } }, { plain: wish }).sources.town.features.filter(({ properties }) => /tree|trunk/.test(properties.m));
  });
  const corners = (features) => features.reduce((sum, { geometry }) => sum + geometry.coordinates[0][0].length, 0);
  const top = (features) => Math.max(...features.map(({ properties }) => properties.t));
  assert.ok(corners(plain) < corners(full) / 2);
  assert.ok(Math.abs(top(plain) - top(full)) < 1);
});
