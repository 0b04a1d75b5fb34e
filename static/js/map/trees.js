/** Trees: a trunk and four octagons. A few sizes share their solids, so that a wood of a thousand trees stays light. */
import { chance } from "./plane.js";
import { disc } from "./polygon.js";

const SIZES = [4.5, 6, 7.5]; // metres to the top, as drawn
const CROWN = [[0.24, 0.4, 0.26], [0.4, 0.62, 0.34], [0.62, 0.84, 0.27], [0.84, 1, 0.14]]; // base, top, radius as shares

/**
 * @param {object} trees GeoJSON points with `height` in metres or null @param {object} plane see plane.js
 * @returns {{m: "trunk"|"tree", rings: number[][][], base: number, top: number}[]}
 */
export function treeSolids(trees, plane) {
  const bySize = SIZES.map(() => []);
  for (const { geometry, properties } of trees?.features ?? []) {
    if (geometry?.type !== "Point") continue;
    bySize[sizeOf(properties)].push(plane.metres(geometry.coordinates));
  }
  return bySize.flatMap((points, size) => (points.length ? ofSize(points, SIZES[size]) : []));
}

function sizeOf({ id, height }) {
  const metres = height ? height * 0.75 : 4.5 + 3 * chance(id, "tree");
  const nearest = SIZES.findIndex((size) => metres <= size + 0.75);
  return nearest < 0 ? SIZES.length - 1 : nearest;
}

function ofSize(points, metres) {
  const crowns = CROWN.map(([base, top, radius]) => ({
    m: "tree", rings: points.map((point) => disc(point, radius * metres)), base: base * metres, top: top * metres,
  }));
  return [{ m: "trunk", rings: points.map((point) => disc(point, 0.22, 4)), base: 0, top: 0.24 * metres }, ...crowns];
}
