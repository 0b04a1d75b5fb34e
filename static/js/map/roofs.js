/** Roofs as stacked slabs: the stepped gable of the house style, made from any footprint. */
import { area, box, inset, middle, rectangle } from "./polygon.js";

const GABLE = [0.82, 0.54, 0.24];
const POINTED = { pyramidal: [0.78, 0.5, 0.22], spire: [0.86, 0.68, 0.5, 0.34, 0.2, 0.08] };

/** How tall a building is drawn: as it is up to 6.5 m, above that by three quarters, so that no block hides the street. */
export const drawnHeight = (metres) => (metres <= 6.5 ? metres : 6.5 + (metres - 6.5) * 0.75);

/**
 * The slabs of a roof.
 * @param {number[][]} ring footprint in metres, counter-clockwise
 * @param {{shape: string, eaves: number, rise: number, ridge: number[]}} roof `ridge` unit vector along which the ridge runs
 * @returns {{ring: number[][], base: number, top: number, step: number}[]} lowest first; `step` 0 to 2
 */
export function roofSlabs(ring, { shape, eaves, rise, ridge }) {
  const rings = rounds(ring, shape, ridge);
  const each = rise / rings.length;
  return rings.map((slab, i) => ({
    ring: slab,
    base: eaves + each * i,
    top: eaves + each * (i + 1),
    step: Math.min(2, Math.floor((i / rings.length) * 3)),
  }));
}

/** The shape that suits a footprint whose roof nobody recorded. */
export function likelyShape(ring, eaves) {
  const frame = rectangle(ring);
  const full = area(ring) / (4 * frame.long * frame.short);
  return full > 0.86 && area(ring) < 420 && eaves < 11 && frame.short < 9 ? "gabled" : "flat";
}

function rounds(ring, shape, ridge) {
  if (POINTED[shape]) return POINTED[shape].map((share) => towardsMiddle(ring, share));
  if (shape === "hipped") return hipped(ring);
  if (shape === "gabled") return GABLE.map((share) => narrowed(ring, share, ridge));
  const parapet = inset(ring, 0.45);
  return parapet ? [parapet] : [];
}

function towardsMiddle(ring, share) {
  const [x, y] = middle(ring);
  return ring.map((point) => [x + (point[0] - x) * share, y + (point[1] - y) * share]);
}

function hipped(ring) {
  const { short } = rectangle(ring);
  const rings = GABLE.map((share) => inset(ring, short * (1 - share))).filter(Boolean);
  return rings.length ? rings : POINTED.pyramidal.map((share) => towardsMiddle(ring, share));
}

/** A quadrilateral keeps its own slanting sides, so that a terrace stays closed; any other shape uses its rectangle. */
function narrowed(ring, share, ridge) {
  if (ring.length !== 4) return narrowedBox(ring, share, ridge);
  const first = runsAlong(ring[0], ring[1], ridge) + runsAlong(ring[2], ring[3], ridge);
  const second = runsAlong(ring[1], ring[2], ridge) + runsAlong(ring[3], ring[0], ridge);
  const [a, b, c, d] = first >= second ? ring : [ring[1], ring[2], ring[3], ring[0]];
  const edge = (1 - share) / 2;
  return [between(a, d, edge), between(b, c, edge), between(b, c, 1 - edge), between(a, d, 1 - edge)];
}

function narrowedBox(ring, share, ridge) {
  const { centre, u, long, short } = rectangle(ring);
  const lengthwise = Math.abs(u[0] * ridge[0] + u[1] * ridge[1]) > 0.7;
  return lengthwise ? box(centre, u, long, short * share) : box(centre, u, long * share, short);
}

function runsAlong([ax, ay], [bx, by], [ux, uy]) {
  return Math.abs((bx - ax) * ux + (by - ay) * uy) / (Math.hypot(bx - ax, by - ay) || 1);
}

const between = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
