/** Shadows on the ground: the hull of a footprint and of its copy, shifted away from the sun. */
import { towards } from "./plane.js";
import { hull } from "./polygon.js";

const LONGEST = 2.4; // times the height
const LOWEST_SUN = 1.5; // degrees; below it no shadow is drawn

/**
 * @param {{ring: number[][], top: number}[]} solids metres @param {{altitude: number, azimuth: number}} sun degrees
 * @returns {number[][][]} one ring a solid; empty below 1.5 degrees of sun
 */
export function shadows(solids, { altitude, azimuth }) {
  if (altitude < LOWEST_SUN) return [];
  const [x, y] = towards(azimuth + 180);
  const reach = Math.min(LONGEST, 1 / Math.tan((altitude * Math.PI) / 180));
  return solids.map(({ ring, top }) => {
    const [dx, dy] = [x * reach * top, y * reach * top];
    return hull([...ring, ...ring.map(([px, py]) => [px + dx, py + dy])]);
  });
}

/** Whether the shadows of two suns look the same, so that no geometry need be made again. */
export function sameShadow(one, two) {
  if (!one || !two) return one === two;
  if (one.altitude < LOWEST_SUN && two.altitude < LOWEST_SUN) return true;
  return Math.abs(one.altitude - two.altitude) < 0.7 && Math.abs(one.azimuth - two.azimuth) < 2.5;
}
