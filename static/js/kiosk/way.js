/** The way on foot as a line and as steps, from the tree of walks that the screen holds. Pure. */

const METRES_PER_DEGREE = 111_195;
const TURN = 40; // degrees; less is straight on
const BACK = 135;
const SHORT = 12; // metres; a shorter piece is a crossing or a kerb, not a street to name
const LOOK = 18; // metres along a street in which its direction is taken
const SPUR = 30; // metres; the longest last piece that is the way to a door rather than a street

/**
 * {points: [[lon, lat]], legs: [{street, metres, turn, until}], side} to `node`, or null where no way leads.
 * `turn` is 'straight', 'left', 'right' or (first leg only) 'back', seen by who walks; the first is seen by the screen's
 * reader, who faces `bearing`. `side` of the door ([lon, lat] or null) is 'left', 'right' or 'ahead'.
 */
export function wayTo({ node, parent }, { nodes, edges, names }, target, { bearing, door }) {
  const path = pathBack(parent, node, target);
  if (!path) return null;
  const points = path.map((each) => nodes[each]);
  if (door && metresBetween(points.at(-1), door) > 0.5) points.push(door);
  const pieces = piecesOf(path, points, edges, names);
  const spur = takeSpur(pieces);
  const legs = withTurns(withoutShort(legsOf(pieces)), bearing, points);
  return { points, legs, side: sideOf(pieces.at(-1)?.bearing ?? bearing, spur) };
}

/** Nodes from the screen to the target. */
function pathBack(parent, start, target) {
  const path = [];
  for (let here = target; here >= 0; here = parent[here]) {
    path.unshift(here);
    if (here === start) return path;
  }
  return null;
}

function piecesOf(path, points, edges, names) {
  const known = new Map(edges.map(([a, b, , name]) => [a < b ? `${a} ${b}` : `${b} ${a}`, names[name] ?? ""]));
  return points.slice(1).map((to, i) => {
    const [a, b] = [path[i], path[i + 1]].sort((x, y) => x - y);
    const [from, street] = [points[i], known.get(`${a} ${b}`) ?? ""];
    return { street, from, to, metres: metresBetween(from, to), bearing: bearingBetween(from, to) };
  }).filter(({ metres }) => metres > 0.05);
}

/** Takes the way from the street to the door off the end, and returns its bearing; null where the way ends at the door. */
function takeSpur(pieces) {
  const [before, last] = [pieces.at(-2), pieces.at(-1)];
  const isSpur = last && !last.street && last.metres <= SPUR && (!before || Math.abs(difference(before.bearing, last.bearing)) >= TURN);
  return isSpur ? pieces.pop().bearing : null;
}

/** Pieces joined as long as the street stays the same and goes on without a sharp bend. */
function legsOf(pieces) {
  const legs = [];
  for (const piece of pieces) {
    const leg = legs.at(-1);
    const bend = leg ? Math.abs(difference(leg.pieces.at(-1).bearing, piece.bearing)) : 0;
    const goesOn = leg && bend < TURN + 10 && (leg.street === piece.street || !piece.street);
    if (goesOn) leg.pieces.push(piece);
    else legs.push({ street: piece.street, pieces: [piece] });
  }
  return legs;
}

function withoutShort(legs) {
  const metres = (leg) => leg.pieces.reduce((sum, piece) => sum + piece.metres, 0);
  const kept = [];
  let carried = 0;
  legs.forEach((leg, i) => {
    const own = metres(leg) + carried;
    if (own < SHORT && i < legs.length - 1) carried = own;
    else [carried] = [0, kept.push({ ...leg, metres: own })];
  });
  return joined(kept);
}

/** Neighbours of one street that lost a crossing between them are one leg again. */
function joined(legs) {
  return legs.reduce((done, leg) => {
    const before = done.at(-1);
    if (before && before.street === leg.street && Math.abs(difference(bearingOut(before), bearingIn(leg))) < TURN) {
      done[done.length - 1] = { ...before, pieces: [...before.pieces, ...leg.pieces], metres: before.metres + leg.metres };
    } else done.push(leg);
    return done;
  }, []);
}

function withTurns(legs, bearing, points) {
  return legs.map((leg, i) => {
    const turned = difference(i ? bearingOut(legs[i - 1]) : bearing, bearingIn(leg));
    const until = points.indexOf(leg.pieces.at(-1).to); // number of the point at which the leg ends
    return { street: leg.street, metres: leg.metres, turn: turnOf(turned, i === 0), until };
  });
}

function turnOf(degrees, isFirst) {
  if (isFirst && Math.abs(degrees) > BACK) return "back";
  if (Math.abs(degrees) < TURN) return "straight";
  return degrees < 0 ? "left" : "right";
}

function sideOf(bearing, spur) {
  const turned = spur === null ? 0 : difference(bearing, spur);
  return Math.abs(turned) < 25 ? "ahead" : turned < 0 ? "left" : "right";
}

const bearingIn = ({ pieces }) => bearingBetween(pieces[0].from, along(pieces, LOOK, "to"));
const bearingOut = ({ pieces }) => bearingBetween(along([...pieces].reverse(), LOOK, "from"), pieces.at(-1).to);

/** The point at least `metres` along the pieces. */
function along(pieces, metres, end) {
  let gone = 0;
  for (const piece of pieces) {
    gone += piece.metres;
    if (gone >= metres) return piece[end];
  }
  return pieces.at(-1)[end];
}

function metresBetween([lonA, latA], [lonB, latB]) {
  const width = Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return METRES_PER_DEGREE * Math.hypot((lonB - lonA) * width, latB - latA);
}

/** Degrees clockwise from north; flat earth, good within a town. */
function bearingBetween([lonA, latA], [lonB, latB]) {
  const width = Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return ((Math.atan2((lonB - lonA) * width, latB - latA) * 180) / Math.PI + 360) % 360;
}

/** From one bearing to another: -180 to 180, right is positive. */
const difference = (from, to) => ((to - from + 540) % 360) - 180;
