/** What a shop shows to the street: glass, fascia, awning and the light that falls on the pavement. Pure; metres. */
import { towards } from "./plane.js";
import { distance } from "./polygon.js";

const WIDEST = 9;
const SLATS = 4; // two for a shop that closes soon, four when it is open: 2.6 m
const REACH = 2.6;

/**
 * The piece of wall in which the door stands.
 * @param {number[][]} ring footprint, counter-clockwise @param {number[]} door @param {?number} facade degrees, outward
 * @returns {{middle: number[], u: number[], n: number[], width: number}} `u` along the wall, `n` outward; unit vectors
 */
export function frontOf(ring, door, facade) {
  const out = Number.isFinite(facade) ? towards(facade) : null;
  const edges = ring.map((from, i) => edge(from, ring[(i + 1) % ring.length])).filter(({ length }) => length > 0.8);
  const cost = ({ from, u, n, length }) => {
    const s = Math.min(length, Math.max(0, dot([door[0] - from[0], door[1] - from[1]], u)));
    const gap = distance(door, [from[0] + u[0] * s, from[1] + u[1] * s]);
    return gap + (out ? 6 * (1 - dot(n, out)) : 0) - Math.min(length, 4) * 0.1;
  };
  const best = edges.toSorted((a, b) => cost(a) - cost(b))[0] ?? edge(ring[0], ring[1]);
  const width = Math.min(WIDEST, Math.max(1.2, best.length - 0.7));
  const room = Math.max(0, best.length - width - 0.7) / 2;
  const s = dot([door[0] - best.from[0], door[1] - best.from[1]], best.u) - best.length / 2;
  const shift = best.length / 2 + Math.min(room, Math.max(-room, s));
  return { middle: [best.from[0] + best.u[0] * shift, best.from[1] + best.u[1] * shift], u: best.u, n: best.n, width };
}

function edge(from, to) {
  const length = distance(from, to) || 1;
  const u = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return { from, u, n: [u[1], -u[0]], length };
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1];

/** A rectangle on the front: from `a` to `b` along the wall, `near` to `far` out of it; metres from the front's middle. */
function strip({ middle, u, n }, a, b, near, far) {
  const at = (s, t) => [middle[0] + u[0] * s + n[0] * t, middle[1] + u[1] * s + n[1] * t];
  return [at(a, near), at(a, far), at(b, far), at(b, near)];
}

/**
 * The solids of a shopfront.
 * @returns {{part: string, rings: number[][][], base: number, top: number, from?: number}[]} `from`: how far the awning must
 *   be out (0 to 1) before this slat shows
 */
export function shopfront(front) {
  const half = front.width / 2;
  const panes = Math.max(1, Math.round(front.width / 2));
  const each = front.width / panes;
  const glass = Array.from({ length: panes }, (_, i) =>
    strip(front, -half + each * i + 0.12, -half + each * (i + 1) - 0.12, -0.1, 0.35));
  return [
    { part: "glass", rings: glass, base: 0.35, top: 2.95 },
    { part: "fascia", rings: [strip(front, -half - 0.1, half + 0.1, -0.1, 0.42)], base: 2.95, top: 3.85 },
    ...awning(front),
  ];
}

function awning(front) {
  const count = Math.max(3, 2 * Math.round((front.width + 0.3) / 2.8) + 1);
  const each = (front.width + 0.3) / count;
  const start = -(front.width + 0.3) / 2;
  const depth = REACH / SLATS;
  return Array.from({ length: SLATS }, (_, slat) => [0, 1].map((odd) => ({
    part: odd ? "stripe" : "awning",
    rings: Array.from({ length: count }, (_, i) => i).filter((i) => i % 2 === odd).map((i) =>
      strip(front, start + each * i, start + each * (i + 1), 0.3 + depth * slat, 0.3 + depth * (slat + 1))),
    base: 3.14 - 0.19 * slat,
    top: 3.44 - 0.19 * slat,
    from: (slat + 0.5) / SLATS,
  }))).flat();
}

/** Light on the pavement: three quads that widen from the front, each with its weight. */
export function glowQuads({ middle, u, n, width }) {
  return [[4, 0.42], [7, 0.24], [10.5, 0.16]].map(([reach, weight]) => {
    const [near, far] = [width * 0.42, width * 0.42 + reach * 0.42];
    const at = (s, t) => [middle[0] + u[0] * s + n[0] * t, middle[1] + u[1] * s + n[1] * t];
    return { ring: [at(-near, 0), at(-far, reach), at(far, reach), at(near, 0)], weight };
  });
}
