/** The town as paths of SVG in metres. Pure. */
import { outerRings } from "../../map/plane.js";

const written = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const line = (points) => `M${points.map(written).join("L")}`;

/** A geometry's outer rings as one path. */
export const areaOf = (geometry, plane) => outerRings(geometry).map((ring) => `${line(ring.map(plane.metres))}z`).join("");

/** [{kind, d}]: areas of the same kind in one path. */
export function areas(features, plane, kindOf) {
  const kinds = Map.groupBy(features, kindOf);
  return [...kinds].map(([kind, some]) => ({ kind, d: some.map(({ geometry }) => areaOf(geometry, plane)).join("") }));
}

/** [{width, d}]: streets by their width in metres. */
export function streets(features, plane) {
  const widths = Map.groupBy(features, ({ properties }) => properties.width ?? 3);
  return [...widths].map(([width, some]) => ({ width, d: some.map(({ geometry }) => line(geometry.coordinates.map(plane.metres))).join("") }));
}

/** Trees as dots of one path. */
export const trees = (features, plane) => features.map(({ geometry }) => `M${written(plane.metres(geometry.coordinates))}h0`).join("");

export const way = (points) => line(points);

/** [{name, from, to}]: the longest straight piece of each street, where its name is written. */
export function namedPieces(features, plane) {
  const longest = new Map();
  for (const { properties: { name }, geometry } of features) {
    if (!name) continue;
    const points = geometry.coordinates.map(plane.metres);
    for (let i = 1; i < points.length; i++) {
      const length = Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
      if (length > (longest.get(name)?.length ?? 0)) longest.set(name, { name, length, from: points[i - 1], to: points[i] });
    }
  }
  return [...longest.values()];
}
