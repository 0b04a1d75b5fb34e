/** The town as GeoJSON for the map's sources: made once from twin.json, never again when time moves. Pure. */
import { groundFeatures, streetFeatures } from "./ground.js";
import { houses } from "./houses.js";
import { planeAt } from "./plane.js";
import { middle, tidy } from "./polygon.js";
import { frontOf, glowQuads, shopfront } from "./shopfronts.js";
import { indexed, pieces } from "./streets.js";
import { treeSolids } from "./trees.js";

/**
 * @param {object} twin twin.json, see docs/contract.md section 3 @param {{plain?: boolean}} [wish] plain: few corners to a tree
 * @returns {{plane: object, houses: object[], shops: Map<string, object>, sources: {ground: object, town: object, shops: object}}}
 *   a shop: {id, group, icon, door, front, wall, roof, shown: its house, or null where it shares one}
 */
export function sceneOf(twin, { plain = false } = {}) {
  const plane = planeAt(twin.town.centre);
  const { layers } = twin;
  const all = houses(layers, plane, indexed(pieces(layers.paths, plane)));
  const shops = placeShops(twin, all, plane);
  const lit = new Map([...shops.values()].filter(({ shown }) => shown).map((shop) => [shop.shown.id, shop.id]));
  const dark = all.filter(({ id }) => !lit.has(id));
  const draw = (m, rings, base, top, more = {}) => solid(plane, rings, { m, b: base, t: top, ...more });
  return {
    plane,
    houses: all,
    shops,
    sources: {
      ground: collection([...groundFeatures(layers), ...streetFeatures(layers)]),
      town: collection([
        ...dark.flatMap((house) => houseFeatures(house, draw, [house.wall, house.roof, house.roof, house.roof])),
        ...treeSolids(layers.trees, plane, plain).map(({ m, rings, base, top }) => draw(m, rings, base, top)),
      ]),
      shops: collection([...shops.values()].flatMap((shop) => shopFeatures(shop, draw, plane))),
    },
  };
}

function placeShops(twin, all, plane) {
  const premises = new Map(twin.layers.premises.features.map((feature) => [feature.properties.id, feature]));
  const byBuilding = new Map(all.map((house) => [house.id, house]));
  const buildingOf = (shop) => premises.get(shop.premises)?.properties.building;
  const tenants = new Map();
  for (const shop of twin.shops) tenants.set(buildingOf(shop), (tenants.get(buildingOf(shop)) ?? 0) + 1);
  return new Map(twin.shops.map((shop) => {
    const unit = premises.get(shop.premises);
    const house = byBuilding.get(buildingOf(shop));
    const ring = (unit?.geometry?.type === "Polygon" && tidy(plane.ring(unit.geometry.coordinates[0]))) || house?.ring;
    const alone = house && !house.landmark && tenants.get(house.id) === 1;
    const door = plane.metres(shop.door);
    return [shop.id, {
      id: shop.id, group: shop.group, icon: shop.icon, name: shop.name, lang: shop.lang, at: shop.door, door,
      front: ring ? frontOf(ring, door, unit?.properties.facade) : null,
      wall: house?.wall ?? "wall", roof: house?.roof ?? "slate", shown: alone ? house : null,
    }];
  }));
}

function houseFeatures({ ring, ground, eaves, slabs }, draw, [wall, ...roof], more) {
  return [
    draw(wall, [ring], ground, eaves, more),
    ...slabs.map((slab) => draw(roof[slab.step], [slab.ring], slab.base, slab.top, more)),
  ];
}

function shopFeatures(shop, draw, plane) {
  const own = { id: shop.id };
  const point = (m, at) => feature("Point", at, { ...own, m });
  const features = [point("dot", shop.at), point("pool", shop.at)];
  if (shop.shown) {
    features.push(...houseFeatures(shop.shown, draw, ["wall", "roof0", "roof1", "roof2"], own));
    features.push(point("aura", plane.degrees(middle(shop.shown.ring))));
  }
  if (!shop.front) return features;
  return [
    ...features,
    ...shopfront(shop.front).map(({ part, rings, base, top, from }) => draw(part, rings, base, top, { ...own, from })),
    ...glowQuads(shop.front).map(({ ring, weight }) => solid(plane, [ring], { ...own, m: "glow", w: weight })),
  ];
}

/** One feature of one or more rings in metres. */
export function solid(plane, rings, properties) {
  return feature("MultiPolygon", rings.map((ring) => [plane.back(ring)]), properties);
}

/** Any feature. */
export const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });

export const collection = (features) => ({ type: "FeatureCollection", features });
