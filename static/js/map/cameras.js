/** From where the town is seen. Pure. */
import { bearingOf, towards } from "./plane.js";

/** zoom, pitch in degrees; the bearing comes from the town or from the screen. */
export const CAMERAS = {
  desktop: { zoom: 17.2, pitch: 62 },
  phone: { zoom: 16.7, pitch: 54 },
  attract: { zoom: 18, pitch: 70.5 },
  browse: { zoom: 17.1, pitch: 58 },
  route: { zoom: 17.45, pitch: 64 },
};

/** The side from which most doors are seen: 0 to 345 degrees in steps of 15. @param {{n: number[]}[]} fronts outward vectors */
export function bestBearing(fronts) {
  const seen = (bearing) => {
    const [x, y] = towards(bearing + 180);
    return fronts.reduce((sum, { n }) => sum + Math.max(0, n[0] * x + n[1] * y), 0);
  };
  const bearings = Array.from({ length: 24 }, (_, i) => i * 15);
  return bearings.reduce((best, bearing) => (seen(bearing) > seen(best) + 1e-9 ? bearing : best), 0);
}

/** The bearing nearest to `bearing` from which a front is seen at 60 degrees or less. */
export function facing(bearing, n) {
  const wanted = bearingOf([-n[0], -n[1]]);
  const turn = ((wanted - bearing + 540) % 360) - 180;
  if (Math.abs(turn) <= 60) return bearing;
  return bearing + turn - Math.sign(turn) * 60;
}

/** The busiest spot: the mean of the doors within 130 m of the door that has most of them. @param {number[][]} doors metres */
export function busiest(doors) {
  if (!doors.length) return [0, 0];
  const near = (door) => doors.filter((other) => Math.hypot(other[0] - door[0], other[1] - door[1]) < 130);
  const crowd = doors.map(near).reduce((best, some) => (some.length > best.length ? some : best));
  return [0, 1].map((axis) => crowd.reduce((sum, door) => sum + door[axis], 0) / crowd.length);
}

/** A point `metres` from `from` in the direction of a bearing. */
export function ahead([x, y], bearing, metres) {
  const [dx, dy] = towards(bearing);
  return [x + dx * metres, y + dy * metres];
}
