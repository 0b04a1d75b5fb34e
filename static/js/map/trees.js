/** Trees: a trunk and four octagons, or two hexagons where each corner is paid for. A few sizes share their solids, so that a wood of a thousand trees stays light. */
import { chance } from "./plane.js";
import { disc } from "./polygon.js";

const SIZES = [4.5, 6, 7.5]; // metres to the top, as drawn
const CROWN = [[0.24, 0.4, 0.26], [0.4, 0.62, 0.34], [0.62, 0.84, 0.27], [0.84, 1, 0.14]]; // base, top, radius as shares

const FULL = { crown: CROWN, corners: 8 };
const PLAIN = { crown: [[0.2, 0.56, 0.31], [0.56, 0.96, 0.25]], corners: 6 }; // a third of the corners, drawn by a processor

/**
 * @param {object} trees GeoJSON points with `height` in metres or null @param {object} plane see plane.js @param {boolean} plain
 * @returns {{m: "trunk"|"tree", rings: number[][][], base: number, top: number}[]}
 */
export function treeSolids(trees, plane, plain = false) {
  const bySize = SIZES.map(() => []);
  for (const { geometry, properties } of trees?.features ?? []) {
    if (geometry?.type !== "Point") continue;
    bySize[sizeOf(properties)].push(plane.metres(geometry.coordinates));
  }
  return bySize.flatMap((points, size) => (points.length ? ofSize(points, SIZES[size], plain ? PLAIN : FULL) : []));
}

function sizeOf({ id, height }) {
  const metres = height ? height * 0.75 : 4.5 + 3 * chance(id, "tree");
  const nearest = SIZES.findIndex((size) => metres <= size + 0.75);
  return nearest < 0 ? SIZES.length - 1 : nearest;
}

function ofSize(points, metres, { crown, corners }) {
  const crowns = crown.map(([base, top, radius]) => ({
    m: "tree", rings: points.map((point) => disc(point, radius * metres, corners)), base: base * metres, top: top * metres,
  }));
  return [{ m: "trunk", rings: points.map((point) => disc(point, 0.22, 4)), base: 0, top: 0.24 * metres }, ...crowns];
}
