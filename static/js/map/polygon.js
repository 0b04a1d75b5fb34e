/**
 * Polygons as open lists of [x, y] in metres. Everything here is robust against footprints as they come: repeated points,
 * either winding, needles, L shapes.
 */

const EPSILON = 1e-6;

/** Signed area in square metres; positive when counter-clockwise. */
export function area(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return twice / 2;
}

/** Counter-clockwise, without repeated points; null where no surface is left. */
export function tidy(ring) {
  const clean = ring.filter((point, i) => distance(point, ring.at(i - 1)) > 0.02 && point.every(Number.isFinite));
  if (clean.length < 3 || Math.abs(area(clean)) < 0.5) return null;
  return area(clean) > 0 ? clean : clean.toReversed();
}

export const distance = ([ax, ay], [bx, by]) => Math.hypot(bx - ax, by - ay);

/** Mean of the corners: inside enough to stand for the house. */
export function middle(ring) {
  return [0, 1].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length);
}

/** Convex hull, counter-clockwise (monotone chain). */
export function hull(points) {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= EPSILON) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/**
 * The rectangle around a ring along one of its edges, the smallest of all.
 * @returns {{centre: number[], u: number[], long: number, short: number}} `u` unit vector of the long side; half sides in metres
 */
export function rectangle(ring) {
  const corners = hull(ring);
  let best = null;
  corners.forEach((point, i) => {
    const next = corners[(i + 1) % corners.length];
    const length = distance(point, next);
    if (length < EPSILON) return;
    const box = along(corners, [(next[0] - point[0]) / length, (next[1] - point[1]) / length]);
    if (!best || box.long * box.short < best.long * best.short) best = box;
  });
  return best;
}

function along(points, u) {
  const v = [-u[1], u[0]];
  const [s, t] = [u, v].map((axis) => points.map((p) => p[0] * axis[0] + p[1] * axis[1]));
  const [s0, s1, t0, t1] = [Math.min(...s), Math.max(...s), Math.min(...t), Math.max(...t)];
  const [cs, ct] = [(s0 + s1) / 2, (t0 + t1) / 2];
  const centre = [u[0] * cs + v[0] * ct, u[1] * cs + v[1] * ct];
  const [a, b] = [(s1 - s0) / 2, (t1 - t0) / 2];
  return a >= b ? { centre, u, long: a, short: b } : { centre, u: v, long: b, short: a };
}

/** The corners of a rectangle: half sides `a` along `u`, `b` across it. Counter-clockwise. */
export function box(centre, u, a, b) {
  return [[-a, -b], [a, -b], [a, b], [-a, b]].map(([s, t]) => [
    centre[0] + u[0] * s - u[1] * t, centre[1] + u[1] * s + u[0] * t,
  ]);
}

/** A regular polygon around a point. */
export function disc(centre, radius, corners = 8) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = ((i + 0.5) / corners) * 2 * Math.PI;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
}

/**
 * A ring moved inwards by `by` metres with mitred corners, or null where it would fold: then the caller leaves it out.
 * @param {number[][]} ring counter-clockwise
 */
export function inset(ring, by) {
  const moved = ring.map((point, i) => {
    const [before, after] = [ring.at(i - 1), ring[(i + 1) % ring.length]];
    const [n1, n2] = [inward(before, point), inward(point, after)];
    const scale = 1 + n1[0] * n2[0] + n1[1] * n2[1];
    return scale < 0.2 ? null : [point[0] + ((n1[0] + n2[0]) / scale) * by, point[1] + ((n1[1] + n2[1]) / scale) * by];
  });
  if (moved.includes(null)) return null;
  const kept = moved.every((point, i) => {
    const [next, from, to] = [moved[(i + 1) % moved.length], ring[i], ring[(i + 1) % ring.length]];
    return (next[0] - point[0]) * (to[0] - from[0]) + (next[1] - point[1]) * (to[1] - from[1]) > 0.01;
  });
  return kept && area(moved) > 1 ? moved : null;
}

function inward(a, b) {
  const length = distance(a, b) || 1;
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
}
