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

const CELL = 40; // metres

/** Pieces by the squares of 40 m that they cross, so that a thousand houses find their street at once. */
export function indexed(all) {
  const cells = new Map();
  for (const piece of all) {
    const [[ax, ay], [bx, by]] = piece.map((point) => point.map((value) => Math.floor(value / CELL)));
    for (let x = Math.min(ax, bx); x <= Math.max(ax, bx); x += 1) {
      for (let y = Math.min(ay, by); y <= Math.max(ay, by); y += 1) {
        const key = `${x} ${y}`;
        if (cells.has(key)) cells.get(key).push(piece);
        else cells.set(key, [piece]);
      }
    }
  }
  return cells;
}

function around([px, py], cells, reach) {
  const [x, y] = [Math.floor(px / CELL), Math.floor(py / CELL)];
  const found = [];
  for (let i = x - reach; i <= x + reach; i += 1) {
    for (let j = y - reach; j <= y + reach; j += 1) found.push(...(cells.get(`${i} ${j}`) ?? []));
  }
  return found;
}

/** Unit vector from a point to the nearest street, at most some 80 m away; null without one. @param cells see indexed */
export function towardsStreet(point, cells) {
  let best = null;
  for (const [from, to] of [1, 2].map((reach) => around(point, cells, reach)).find((found) => found.length) ?? []) {
    const foot = onPiece(point, from, to);
    const metres = distance(point, foot);
    if (metres > 0 && (!best || metres < best.metres)) best = { foot, metres };
  }
  return best && [0, 1].map((axis) => (best.foot[axis] - point[axis]) / best.metres);
}

function onPiece([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return [ax + dx * share, ay + dy * share];
}
