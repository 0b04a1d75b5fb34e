/** Buildings as solids: walls and roof slabs with a material each. Pure: layers in, plain solids out. */
import { chance, outerRings, towards } from "./plane.js";
import { middle, rectangle, tidy } from "./polygon.js";
import { drawnHeight, likelyShape, roofSlabs } from "./roofs.js";
import { towardsStreet } from "./streets.js";

const STOREY = 3;
const STEEP = new Set(["gabled", "hipped", "pyramidal", "spire"]);

/**
 * One drawn building.
 * @typedef {{id: string, ring: number[][], eaves: number, top: number, wall: string, roof: string, slabs: object[],
 *   landmark: boolean, outlying: boolean}} House
 */

/**
 * @param {{buildings: object, premises: object}} layers GeoJSON of the town @param {object} plane see plane.js
 * @param {Map} streets see indexed in streets.js
 * @returns {House[]}
 */
export function houses({ buildings, premises }, plane, streets) {
  const facades = facadesByBuilding(premises);
  return buildings.features.flatMap((feature) =>
    outerRings(feature.geometry).flatMap((outer) => {
      const ring = tidy(plane.ring(outer));
      return ring ? [house(feature.properties, ring, facades.get(feature.properties.id), streets)] : [];
    }));
}

function facadesByBuilding(premises) {
  return new Map(premises.features.flatMap(({ properties: { building, facade } }) =>
    (building && Number.isFinite(facade) ? [[building, facade]] : [])));
}

function house(data, ring, facade, streets) {
  const ground = data.min_height ?? 0;
  const shape = data.roof_shape;
  const eaves = ground + eavesOf(data);
  const roofShape = shape ?? (data.kind === "annex" ? "flat" : likelyShape(ring, eaves));
  const rise = STEEP.has(roofShape) ? data.roof_height ?? 2.4 + 0.8 * chance(data.id, "rise") : 0.3;
  const slabs = roofSlabs(ring, { shape: roofShape, eaves, rise, ridge: ridgeOf(data, ring, facade, streets) });
  return {
    id: data.id, ring, ground, eaves, top: slabs.at(-1)?.top ?? eaves, slabs,
    wall: wallOf(data), roof: roofOf(data, roofShape), landmark: Boolean(data.landmark),
  };
}

function eavesOf({ id, kind, height, min_height: from = 0, levels }) {
  if (Number.isFinite(height)) return drawnHeight(Math.max(1, height - (from ?? 0)));
  if (Number.isFinite(levels)) return drawnHeight(Math.max(1, levels) * STOREY);
  if (kind === "annex") return 2.8;
  return chance(id, "tall") < 0.15 ? 8.2 : 4.6 + 1.8 * chance(id, "eaves");
}

/** A ridge runs along the street, as in a terrace; one house in seven turns its stepped gable to the street. */
function ridgeOf({ id, kind }, ring, facade, streets) {
  const frame = rectangle(ring);
  const front = Number.isFinite(facade) ? towards(facade) : towardsStreet(middle(ring), streets);
  const detached = frame.long > 1.9 * frame.short || (kind && kind !== "house");
  if (!front || detached) return frame.u;
  return chance(id, "gable") < 0.14 ? front : [-front[1], front[0]];
}

function wallOf({ id, landmark, kind }) {
  if (landmark) return "stone";
  if (kind === "annex") return "brick";
  const draw = chance(id, "wall");
  if (draw < 0.5) return "wall";
  return draw < 0.8 ? "brick" : "clay";
}

function roofOf({ id, landmark }, shape) {
  if (shape === "flat" || landmark) return "lead";
  return chance(id, "roof") < 0.55 ? "slate" : "tile";
}
