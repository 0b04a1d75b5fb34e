/**
 * Where a street's name is read best in the view of now: a piece of the street, long enough for the name, that neither an edge
 * nor a sign nor the page cuts. Pure: points on the screen in, pieces of street out.
 */
const STEP = 5; // metres between two points that are looked at
const ROOM = 1.3; // pixels of street per pixel of name
const SECOND = 520; // pixels of free street that bear a second name

/** Points every 5 m along a line in metres, with both ends. */
export function sampled(points) {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i];
    const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP));
    return Array.from({ length: count }, (_, k) => [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * k) / count));
  }).concat([points.at(-1)]);
}

/**
 * @param {{x: number, y: number}[]} seen the street's points in pixels @param {number} wide pixels of its name
 * @param {(point: {x: number, y: number}) => boolean} isFree
 * @returns {[number, number][]} first and last index of each piece that is to bear the name
 */
export function pieces(seen, wide, isFree) {
  const runs = freeRuns(seen, isFree).map(([from, to]) => ({ from, to, length: lengthOf(seen, from, to) }));
  const best = runs.toSorted((a, b) => b.length - a.length)[0];
  if (!best || best.length < wide * ROOM) return [];
  const middles = best.length > SECOND + wide ? [0.25, 0.75] : [0.5];
  return middles.map((share) => around(seen, best, share * best.length, (wide * ROOM) / 2));
}

function freeRuns(seen, isFree) {
  const runs = [];
  let start = null;
  seen.forEach((point, i) => {
    const free = isFree(point);
    if (free && start === null) start = i;
    if (start !== null && (!free || i === seen.length - 1)) {
      runs.push([start, free ? i : i - 1]);
      start = null;
    }
  });
  return runs;
}

const gap = (a, b) => Math.hypot(b.x - a.x, b.y - a.y);

function lengthOf(seen, from, to) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += gap(seen[i], seen[i + 1]);
  return sum;
}

/** The indices that lie `reach` pixels on either side of `middle`, a distance along the run. */
function around(seen, { from, to }, middle, reach) {
  let [done, first, last] = [0, from, to];
  for (let i = from; i < to; i += 1) {
    if (done <= middle - reach) first = i;
    done += gap(seen[i], seen[i + 1]);
    if (done >= middle + reach) { last = i + 1; break; }
  }
  return [first, last];
}
