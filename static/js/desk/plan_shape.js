/**
 * Geometry of what is drawn on the plan, without any page. Points are [x, y] in metres, y to the south as in SVG; a ring is a list of
 * corners that is not closed.
 */
export const SNAP = 1; // metres
const SAME = 1e-6;

const distance = ([x1, y1], [x2, y2]) => Math.hypot(x2 - x1, y2 - y1);
const round = ([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];

/** Square metres of a ring. */
export function area(ring) {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The middle of each side: the one after corner 0, after corner 1, ... */
export const middles = (ring) => ring.map(([x, y], index) => {
  const [nextX, nextY] = ring[(index + 1) % ring.length];
  return [(x + nextX) / 2, (y + nextY) / 2];
});

/** The point of the side [start, end] that is nearest to `point`; of the whole line with `beyond`. */
export function onto(point, [start, end], beyond = false) {
  const [east, south] = [end[0] - start[0], end[1] - start[1]];
  const length = east * east + south * south;
  if (length < SAME) return start;
  const share = ((point[0] - start[0]) * east + (point[1] - start[1]) * south) / length;
  const kept = beyond ? share : Math.min(1, Math.max(0, share));
  return [start[0] + kept * east, start[1] + kept * south];
}

const nearest = (point, candidates) =>
  candidates.reduce((best, each) => (distance(point, each) < distance(point, best ?? [Infinity, Infinity]) ? each : best), null);

const sides = (ring) => ring.map((corner, index) => [corner, ring[(index + 1) % ring.length]]);

/** Lines through the corners beside `index` that make a right angle there. */
function rightAngles(ring, index) {
  if (ring.length < 4) return [];
  const at = (by) => ring[(index + by + ring.length) % ring.length];
  return [[at(-1), at(-2)], [at(1), at(2)]].map(([corner, before]) => {
    const [east, south] = [corner[0] - before[0], corner[1] - before[1]];
    return [corner, [corner[0] - south, corner[1] + east]];
  });
}

function crossing([[x1, y1], [x2, y2]], [[x3, y3], [x4, y4]]) {
  const across = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4);
  if (Math.abs(across) < SAME) return null;
  const [first, second] = [x1 * y2 - y1 * x2, x3 * y4 - y3 * x4];
  return [(first * (x3 - x4) - (x1 - x2) * second) / across, (first * (y3 - y4) - (y1 - y2) * second) / across];
}

/**
 * Where a point that is dragged to `point` comes to stand: on a corner of the neighbours' rings, else on both right angles of its own
 * `ring`, else on a neighbour's side, else on one right angle, each within SNAP; else where it is.
 */
export function snapped(point, rings, ring = [], index = -1) {
  const lines = index < 0 ? [] : rightAngles(ring, index);
  const both = lines.length === 2 ? crossing(...lines) : null;
  const choices = [
    rings.flat(),
    both ? [both] : [],
    rings.flatMap(sides).map((side) => onto(point, side)),
    lines.map((line) => onto(point, line, true)),
  ];
  for (const candidates of choices) {
    const best = nearest(point, candidates);
    if (best && distance(point, best) <= SNAP) return round(best);
  }
  return round(point);
}

/** Metres to degrees and back, on the plane that the server drew the plan on. */
export class Ground {
  constructor({ lon, lat, east, north }) {
    Object.assign(this, { lon: Number(lon), lat: Number(lat), east: Number(east), north: Number(north) });
  }

  metres([lon, lat]) {
    return [(lon - this.lon) * this.east, -(lat - this.lat) * this.north];
  }

  degrees([x, y]) {
    return [this.lon + x / this.east, this.lat - y / this.north].map((value) => Number(value.toFixed(7)));
  }
}

/** What was drawn, step by step. */
export class Steps {
  constructor(first) {
    this.steps = [first];
    this.at = 0;
  }

  get now() {
    return this.steps[this.at];
  }

  take(step) {
    if (JSON.stringify(step) === JSON.stringify(this.now)) return;
    this.steps.length = this.at + 1;
    this.at = this.steps.push(step) - 1;
  }

  go(by) {
    this.at = Math.min(this.steps.length - 1, Math.max(0, this.at + by));
    return this.now;
  }

  can(by) {
    return this.at + by >= 0 && this.at + by < this.steps.length;
  }
}
