/** Which shops lie along a way. Pure. */

const NEAR = 22; // metres from the middle of the street to a door; further is another street
const METRES_PER_DEGREE = 111_195;

/** [{shop, metres}] of the open shops at most 22 m from the way ([[lon, lat]]), in the order in which they are passed; without `goal` itself. */
export function openAlong(points, shops, states, goal) {
  return shops
    .filter((shop) => shop.id !== goal.id && shop.door && states.get(shop.id)?.kind === "open")
    .map((shop) => ({ shop, ...nearest(points, shop.door) }))
    .filter(({ apart }) => apart <= NEAR)
    .sort((a, b) => a.metres - b.metres)
    .map(({ shop, metres }) => ({ shop, metres }));
}

/** {apart, metres}: how far the way passes a place, and after how many metres. */
function nearest(points, [lon, lat]) {
  const width = Math.cos((lat * Math.PI) / 180);
  const flat = points.map((point) => [(point[0] - lon) * METRES_PER_DEGREE * width, (point[1] - lat) * METRES_PER_DEGREE]);
  let best = { apart: Infinity, metres: 0 };
  let gone = 0;
  for (let i = 1; i < flat.length; i++) {
    const [[x, y], [toX, toY]] = [flat[i - 1], flat[i]];
    const [dx, dy] = [toX - x, toY - y];
    const length = Math.hypot(dx, dy);
    const share = length ? Math.min(1, Math.max(0, -(x * dx + y * dy) / length ** 2)) : 0;
    const apart = Math.hypot(x + dx * share, y + dy * share);
    if (apart < best.apart) best = { apart, metres: gone + share * length };
    gone += length;
  }
  return best;
}
