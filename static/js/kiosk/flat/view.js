/** From where the drawing from straight above is seen: heads-up, as the map. Pure. */
import { towards } from "../../map/plane.js";

const WORLD = 40_075_017 / 512; // metres to a pixel at zoom 0 on the equator, for tiles of 512
const CLOSEST = { way: 3.4, town: 1.9 }; // pixels of a 1080 wide glass to a metre
const ROUND_A_WAY = 1.25; // of its extent

/** A camera {center, zoom, bearing} as the view of a glass: `at` metres, in the `middle` of the free room [x, y]; `scale` px to a metre. `glass`: pixels to a unit. */
export function viewOf({ center, zoom, bearing }, plane, middle, glass = 1) {
  const scale = Math.min(CLOSEST.town * glass, 2 ** zoom / (WORLD * Math.cos((center[1] * Math.PI) / 180)));
  return { at: plane.metres(center), scale, bearing, middle };
}

/** The view that holds all `points` (metres) in a free room of `size` [wide, high]. */
export function viewOfWay(points, bearing, middle, size, glass = 1) {
  const turned = points.map((point) => turn(point, bearing));
  const [across, along] = [0, 1].map((axis) => turned.map((point) => point[axis]));
  const span = (values) => [Math.min(...values), Math.max(...values)];
  const [[left, right], [near, far]] = [span(across), span(along)];
  const fits = Math.min(size[0] / ((right - left) * ROUND_A_WAY || 1), size[1] / ((far - near) * ROUND_A_WAY || 1));
  const at = turn([(left + right) / 2, (near + far) / 2], -bearing);
  return { at, scale: Math.min(CLOSEST.way * glass, fits), bearing, middle };
}

/** [to the right, ahead] of a vector of metres for who faces `bearing`. */
function turn([x, y], bearing) {
  const [east, north] = towards(bearing);
  return [x * north - y * east, x * east + y * north];
}

/** Pixels of a place in metres. */
export function pixel({ at, scale, bearing, middle }, [x, y]) {
  const [right, ahead] = turn([x - at[0], y - at[1]], bearing);
  return [middle[0] + right * scale, middle[1] - ahead * scale];
}

/** The same as the six numbers of an SVG matrix. */
export function matrixOf(view) {
  const [zero, east, north] = [[0, 0], [1, 0], [0, 1]].map((place) => pixel(view, place));
  return [east[0] - zero[0], east[1] - zero[1], north[0] - zero[0], north[1] - zero[1], ...zero].map((value) => Number(value.toFixed(4)));
}
