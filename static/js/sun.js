/**
 * Where the sun stands and which of the three lights of the look that gives. The low-precision formulas of the
 * Astronomical Almanac (0.01 degrees from 1950 to 2050); tests/shared/sun.json holds them to what astral says on the server.
 */

const DAY_ABOVE = 0.5; // degrees; twin/domain/sun.py has the same borders
const NIGHT_BELOW = -5.5;
const HORIZON = -0.833; // degrees: the upper edge of the sun, lifted by the air, touches the horizon
const J2000 = 946728000; // epoch seconds of 2000-01-01 12:00 UTC
const [RAD, DAY] = [Math.PI / 180, 86400];

const sin = (degrees) => Math.sin(degrees * RAD);
const cos = (degrees) => Math.cos(degrees * RAD);

/** {altitude, azimuth} in degrees without the air's bending. */
function geometric(at, [lon, lat]) {
  const n = (at - J2000) / DAY;
  const g = 357.528 + 0.9856003 * n; // mean anomaly
  const ecliptic = 280.46 + 0.9856474 * n + 1.915 * sin(g) + 0.02 * sin(2 * g);
  const obliquity = 23.439 - 0.0000004 * n;
  const ascension = Math.atan2(cos(obliquity) * sin(ecliptic), cos(ecliptic)) / RAD;
  const declination = Math.asin(sin(obliquity) * sin(ecliptic)) / RAD;
  const hour = 280.46061837 + 360.98564736629 * n + lon - ascension; // Greenwich sidereal time, and on to here
  const altitude = Math.asin(sin(lat) * sin(declination) + cos(lat) * cos(declination) * cos(hour)) / RAD;
  const south = Math.atan2(sin(hour), cos(hour) * sin(lat) - (sin(declination) / cos(declination)) * cos(lat)) / RAD;
  return { altitude, azimuth: (south + 540) % 360 };
}

/** {altitude, azimuth} in degrees (azimuth clockwise from north) at epoch seconds, seen from [lon, lat] through the air. */
export function sunAt(at, place) {
  const { altitude, azimuth } = geometric(at, place);
  return { altitude: altitude + bending(altitude), azimuth };
}

/** Degrees by which the air lifts the sun: Sæmundsson's formula, and below the horizon the approximation of NOAA. */
function bending(altitude) {
  if (altitude < -0.575) return -20.774 / 3600 / Math.tan(altitude * RAD);
  return 1.02 / 60 / Math.tan((altitude + 10.3 / (altitude + 5.11)) * RAD);
}

/** {sunrise, sunset} in epoch seconds around `noon` (epoch seconds); null where the sun does not rise or set. */
export function sunTimes(noon, place) {
  const isUp = (at) => geometric(at, place).altitude > HORIZON;
  const crossing = (step) => {
    if (!isUp(noon)) return null;
    let [up, down] = [noon, noon + step * (DAY / 2)];
    if (isUp(down)) return null;
    while (Math.abs(down - up) > 1) {
      const middle = (up + down) / 2;
      if (isUp(middle)) up = middle;
      else down = middle;
    }
    return Math.round(up);
  };
  return { sunrise: crossing(-1), sunset: crossing(1) };
}

export function lightOf(altitude) {
  if (altitude > DAY_ABOVE) return "day";
  return altitude >= NIGHT_BELOW ? "dusk" : "night";
}
