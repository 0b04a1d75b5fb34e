/** Local metres around one point: x east, y north. Good to a few centimetres in a kilometre; all geometry of the map is made here. */

const EARTH = 6371008.8;
const RAD = Math.PI / 180;

/**
 * The plane that touches the earth at `centre`.
 * @param {[number, number]} centre [lon, lat], WGS84
 * @returns {{metres: Function, degrees: Function, ring: Function, back: Function}} `metres` and `degrees` turn one position,
 *   `ring` and `back` a list; a closed GeoJSON ring becomes an open list and back
 */
export function planeAt([lon0, lat0]) {
  const ky = EARTH * RAD;
  const kx = ky * Math.cos(lat0 * RAD);
  const metres = ([lon, lat]) => [(lon - lon0) * kx, (lat - lat0) * ky];
  const degrees = ([x, y]) => [lon0 + x / kx, lat0 + y / ky];
  return {
    metres,
    degrees,
    ring: (positions) => open(positions.map(metres)),
    back: (points) => [...points, points[0]].map(degrees),
  };
}

function open(points) {
  const [first, last] = [points[0], points.at(-1)];
  return points.length > 1 && first[0] === last[0] && first[1] === last[1] ? points.slice(0, -1) : points;
}

/** The outer rings of a Polygon or MultiPolygon; nothing for any other geometry. */
export function outerRings(geometry) {
  if (geometry?.type === "Polygon") return geometry.coordinates.slice(0, 1);
  return geometry?.type === "MultiPolygon" ? geometry.coordinates.map((polygon) => polygon[0]) : [];
}

/** Unit vector of a compass bearing in degrees. */
export const towards = (bearing) => [Math.sin(bearing * RAD), Math.cos(bearing * RAD)];

/** Compass bearing in degrees of a vector, 0 to 360. */
export const bearingOf = ([x, y]) => (Math.atan2(x, y) / RAD + 360) % 360;

/** The same number between 0 and 1 for the same text, spread evenly (FNV-1a): one house always looks the same. */
export function chance(...parts) {
  let hash = 0x811c9dc5;
  for (const letter of parts.join("|")) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 4294967296;
}
