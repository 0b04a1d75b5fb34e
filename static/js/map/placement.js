/**
 * Which sign stands where: on a short or a longer pole, its name right, left or above, nothing cut by an edge, nothing over
 * another. Who finds no place keeps its dot. Pure; pixels, y downwards.
 */
import { HEAD, POLES } from "./signs.js";

const GAP = 3;
export const SMALL = 0.68; // of its size: what an open shop's sign shrinks to before it gives up
const NAMELESS = 0.9; // what a name is worth, counted in neighbours
const SIDES = ["left", "right", "bottom"]; // text anchors: the name stands right of the sign, left of it, above it

/**
 * @typedef {{id: string, x: number, y: number, scale: number, rank: number, named: boolean, must: boolean, name: {w: number, h: number}}} Sign
 *   x, y the foot; scale of the sign; rank: low goes first; must: shown whatever is in its way; name: size of its text
 * @typedef {{tier: number, side: ?string, small: boolean, boxes: Box[]}} Spot: boxes: the sign and, where it stands, its name
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @param {Sign[]} signs @param {Box} frame where signs may stand @param {Box[]} taken what the page lays over the map
 * @returns {Map<string, Spot>} those that have a place
 */
export function placeSigns(signs, frame, taken = []) {
  const used = [...taken];
  const poles = [];
  const spots = new Map();
  const waiting = new Map(signs.filter(({ named }) => named).map((sign) => [sign.id, poleBox(sign, headBox(sign, 0))]));
  for (const sign of signs.toSorted((a, b) => a.rank - b.rank)) {
    waiting.delete(sign.id);
    const room = { frame, used, poles, others: [...waiting.values()] };
    const spot = bestSpot(sign, room) ?? bestSpot(smaller(sign), room) ?? (sign.must ? inAnyCase(sign) : null);
    if (!spot) continue;
    used.push(...spot.boxes);
    poles.push(poleBox(sign, spot.boxes[0]));
    spots.set(sign.id, spot);
  }
  return spots;
}

/**
 * The cheapest free place: a short pole, a name at the right, few neighbours' poles behind. Where a name would hide a
 * neighbour's sign, it stands alone. Only named signs get tall poles.
 */
function bestSpot(sign, { frame, used, poles, others }) {
  const free = (box) => inside(box, frame) && !used.some((other) => overlap(box, other));
  const crowd = (box) => others.reduce((sum, pole) => sum + (overlap(box, pole) ? 1 : 0), 0);
  const isReadable = (box) => free(box) && !poles.some((pole) => overlap(box, pole));
  const heads = POLES.slice(0, sign.named ? POLES.length : 1).map((_, tier) => ({ tier, box: headBox(sign, tier) }))
    .filter(({ box }) => isReadable(box) && !used.some((other) => overlap(poleBox(sign, box), other)));
  const whole = sign.named && !sign.small ? heads.flatMap(({ tier, box }) => SIDES.map((side, order) => {
    const name = nameBox(sign, box, side);
    if (!isReadable(name)) return null;
    return { tier, side, small: false, boxes: [box, name], cost: tier * 0.9 + order * 0.2 + crowd(name) + crowd(box) };
  })).filter(Boolean) : [];
  const alone = heads.map(({ tier, box }) => ({ tier, side: null, small: Boolean(sign.small), boxes: [box], cost: NAMELESS + tier + crowd(box) }));
  return [...whole, ...alone].reduce((best, option) => (!best || option.cost < best.cost ? option : best), null);
}

const inAnyCase = (sign) => ({ tier: 0, side: null, small: false, boxes: [headBox(sign, 0)] });

const smaller = (sign) => ({ ...sign, scale: sign.scale * SMALL, small: true });

export function headBox({ x, y, scale }, tier) {
  const [half, bottom] = [(HEAD / 2 + 2) * scale, y - POLES[tier] * scale];
  return [x - half, bottom - HEAD * scale, x + half, bottom];
}

const poleBox = ({ x, y }, [, , , bottom]) => [x - 3, bottom, x + 3, y];

function nameBox({ x, name, scale }, [left, top, right], side) {
  const centre = top + (HEAD * scale) / 2 + 4 * scale;
  if (side === "bottom") return [x - name.w / 2, top - name.h - GAP, x + name.w / 2, top - GAP];
  const start = side === "left" ? right + GAP : left - GAP - name.w;
  return [start, centre - name.h / 2, start + name.w, centre + name.h / 2];
}

const inside = ([l, t, r, b], [fl, ft, fr, fb]) => l >= fl && t >= ft && r <= fr && b <= fb;

const overlap = ([l, t, r, b], [ol, ot, or, ob]) => l < or && r > ol && t < ob && b > ot;

/**
 * How much smaller a thing on the ground is drawn than in the middle, as MapLibre does it: half by its distance.
 * @param {number} rise pixels above the middle of the view @param {number} height of the view @param {number} pitch degrees
 * @param {number} [fov] vertical field of view, degrees
 */
export function perspective(rise, height, pitch, fov = 36.87) {
  const rad = Math.PI / 180;
  const away = height / 2 / Math.tan((fov / 2) * rad);
  const [sin, cos] = [Math.sin(pitch * rad), Math.cos(pitch * rad)];
  const depth = (away * cos) / Math.max(away * cos - rise * sin, 1e-3);
  return depth > 0 ? Math.min(4, 0.5 + 0.5 / depth) : 0.5;
}
