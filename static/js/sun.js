/** Where the sun stands, by SunCalc, and which of the three lights of the look that gives (twin/domain/sun.py has the same borders). */
import { getPosition, getTimes } from "../vendor/suncalc/suncalc.js";

const DAY_ABOVE = 0.5; // degrees
const NIGHT_BELOW = -5.5;

/** {altitude, azimuth} in degrees (azimuth clockwise from north) at epoch seconds, seen from [lon, lat]. */
export function sunAt(at, [lon, lat]) {
  return getPosition(new Date(at * 1000), lat, lon);
}

/** {sunrise, sunset} in epoch seconds of the day whose noon is `noon` (epoch seconds); null where the sun does not rise or set. */
export function sunTimes(noon, [lon, lat]) {
  const { sunrise, sunset } = getTimes(new Date(noon * 1000), lat, lon);
  return { sunrise: sunrise && Math.round(sunrise / 1000), sunset: sunset && Math.round(sunset / 1000) };
}

export function lightOf(altitude) {
  if (altitude > DAY_ABOVE) return "day";
  return altitude >= NIGHT_BELOW ? "dusk" : "night";
}
