/** Streets as the map needs them: pieces to measure against, and what each kind of way looks like. */
import { distance } from "./polygon.js";

/** Metres of carriageway where the data has no width, by OSM highway; what is not here is for walkers only. */
const CARRIAGEWAY = {
  motorway: 12, trunk: 10, primary: 8, secondary: 7, tertiary: 6.5, unclassified: 5.5, residential: 5.5, living_street: 5, service: 3.5,
};
const WALKWAY = { pedestrian: 5, footway: 2.2, path: 1.6, steps: 2, cycleway: 2.5, track: 2.6 };
const KERBLESS = new Set(["service", "track"]);

/** What is drawn for a way: metres of `carriageway` (0 for walkers' ways) and of the whole `street` with its pavements. */
export function profile({ highway, width }) {
  const car = CARRIAGEWAY[highway];
  if (!car) return { carriageway: 0, street: width ?? WALKWAY[highway] ?? 2 };
  const carriageway = width ?? car;
  return { carriageway, street: carriageway + (KERBLESS.has(highway) ? 0.6 : 4.6) };
}

/** Every straight piece of the ways: [from, to], metres. */
export function pieces(paths, plane) {
  return paths.features.filter(({ geometry }) => geometry?.type === "LineString").flatMap(({ geometry }) => {
    const points = geometry.coordinates.map(plane.metres);
    return points.slice(1).map((point, i) => [points[i], point]);
  }).filter(([from, to]) => distance(from, to) > 0.01);
}

/** The nearest piece to a point: {u: its unit vector, away: unit vector from the point to it, metres}; null without ways. */
export function nearestPiece(point, all) {
  let best = null;
  for (const [from, to] of all) {
    const foot = onPiece(point, from, to);
    const metres = distance(point, foot);
    if (!best || metres < best.metres) best = { from, to, foot, metres };
  }
  if (!best) return null;
  const length = distance(best.from, best.to);
  return {
    metres: best.metres,
    u: [(best.to[0] - best.from[0]) / length, (best.to[1] - best.from[1]) / length],
    away: best.metres ? [(best.foot[0] - point[0]) / best.metres, (best.foot[1] - point[1]) / best.metres] : [0, 1],
  };
}

function onPiece([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return [ax + dx * share, ay + dy * share];
}
