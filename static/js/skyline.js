/**
 * The skyline of the time bar: how many shops are open at each quarter of an hour of a day, under that day's sky.
 * The same picture as twin/pages/skyline.py draws, for whatever day and filter the visitor chooses.
 */
import { openCounts } from "./hours.js";
import { sunAt, sunTimes } from "./sun.js";
import { atMinutes, dayOf, instantOf, minutesOf, wallTime } from "./wall_time.js";

export const FIRST = 5 * 60; // minutes; the bar starts at 05:00, at 00:00 where the moment is earlier
export const LAST = 24 * 60;
const QUARTER = 15;
const [HEIGHT, TALLEST] = [40, 32];
// colour of the sky by the sun's altitude in degrees, linear in between
const SKY = [
  [-8.5, [0x0b, 0x14, 0x25]],
  [-3.6, [0x38, 0x46, 0x7c]],
  [2.0, [0xa9, 0xb6, 0xcc]],
  [10.0, [0xaf, 0xce, 0xe6]],
];
const BARS_DARK_BELOW = 2.0; // degrees: from here on windows are brighter than the sky

export const percentOf = (minute, first) => (100 * (minute - first)) / (LAST - first);

export function skyColour(altitude) {
  const within = Math.min(Math.max(altitude, SKY[0][0]), SKY.at(-1)[0]);
  const upper = SKY.findIndex(([at], index) => index > 0 && within <= at);
  const [[low, dark], [high, bright]] = [SKY[upper - 1], SKY[upper]];
  const share = (within - low) / (high - low);
  return `#${dark.map((a, i) => Math.round(a + (bright[i] - a) * share).toString(16).padStart(2, "0")).join("")}`;
}

/** {quarters, bands: [{x, width, colour}], day, dark: paths, suns: {sunrise, sunset: percent or null}, ticks} of a local day. */
export function skyline(shops, day, first, snapshot) {
  const { timezone, centre } = snapshot.town;
  const minutes = Array.from({ length: (LAST - first) / QUARTER }, (_, x) => first + x * QUARTER);
  const instants = minutes.map((minute) => instantOf(atMinutes(day, minute), timezone));
  const altitudes = instants.map((at) => sunAt(at, centre).altitude);
  const counts = openCounts(shops, instants, snapshot).map((count) => count ?? 0);
  const most = Math.max(...counts) || 1;
  const bars = (isDark) => counts.map((count, x) => altitudes[x] < BARS_DARK_BELOW === isDark && (TALLEST * count) / most);
  return {
    quarters: minutes.length,
    bands: bandsOf(altitudes.map(skyColour)),
    day: pathOf(bars(false)),
    dark: pathOf(bars(true)),
    suns: sunsOf(day, first, timezone, centre),
    ticks: ticksOf(first),
  };
}

function bandsOf(colours) {
  const bands = [];
  colours.forEach((colour, x) => {
    if (bands.at(-1)?.colour === colour) bands.at(-1).width += 1;
    else bands.push({ x, width: 1, colour });
  });
  return bands;
}

function pathOf(heights) {
  const tall = heights.map((height) => Number(Number(height).toFixed(1)));
  return tall.map((height, x) => (height ? `M${x} ${HEIGHT}v-${height}h.84v${height}z` : "")).join("");
}

function sunsOf(day, first, timezone, centre) {
  const events = Object.entries(sunTimes(instantOf(`${day}T12:00`, timezone), centre));
  const percent = (at) => {
    const wall = at === null ? "" : wallTime(at, timezone);
    return dayOf(wall) === day && minutesOf(wall) >= first ? percentOf(minutesOf(wall), first) : null;
  };
  return Object.fromEntries(events.map(([event, at]) => [event, percent(at)]));
}

function ticksOf(first) {
  const hours = Array.from({ length: 9 }, (_, index) => index * 3).filter((hour) => hour * 60 >= first);
  const anchor = (hour) => (hour === 24 ? "end" : hour === 0 ? "start" : "middle");
  return hours.map((hour) => ({
    percent: percentOf(hour * 60, first),
    text: `${hour}:00`,
    anchor: anchor(hour),
    isMinor: hour % 6 !== 0,
  }));
}
