/** The time on the wall of a town and the instant it stands for; `instant` in twin/web/core.py gives the same. */

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const formats = new Map(); // making a DateTimeFormat costs more than all its uses

function formatOf(timezone) {
  if (!formats.has(timezone)) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
    formats.set(timezone, new Intl.DateTimeFormat("en-US", { timeZone: timezone, hourCycle: "h23", ...parts }));
  }
  return formats.get(timezone);
}

/** Seconds that the wall is ahead of UTC at an instant (epoch seconds). */
function offsetAt(at, timezone) {
  const part = Object.fromEntries(formatOf(timezone).formatToParts(at * 1000).map(({ type, value }) => [type, value]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) / 1000 - at;
}

/** "2026-11-28T10:30" for an instant in epoch seconds. */
export function wallTime(at, timezone) {
  return new Date((at + offsetAt(at, timezone)) * 1000).toISOString().slice(0, 16);
}

/**
 * Epoch seconds of a wall time, or null for what is none.
 * A time that the clock skips in spring moves forward by what it skips; of a repeated hour the first is meant.
 */
export function instantOf(text, timezone) {
  const asUtc = WALL_TIME.test(text) ? Date.parse(`${text}:00Z`) / 1000 : NaN;
  if (Number.isNaN(asUtc) || new Date(asUtc * 1000).toISOString().slice(0, 16) !== text) return null;
  const before = asUtc - offsetAt(asUtc - 86400, timezone);
  const after = asUtc - offsetAt(asUtc + 86400, timezone);
  const meant = [before, after].filter((at) => wallTime(at, timezone) === text);
  return meant.length ? Math.min(...meant) : before;
}

/** The wall time `minutes` further along the wall (not through time), e.g. a day back is -1440. */
export function shifted(text, minutes) {
  return new Date(Date.parse(`${text}:00Z`) + minutes * 60000).toISOString().slice(0, 16);
}

/** The day, and the minutes since its midnight, of a wall time. */
export const dayOf = (text) => text.slice(0, 10);
export const minutesOf = (text) => Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));

/** The wall time at `minutes` (0-1439) of a day "2026-11-28". */
export const atMinutes = (day, minutes) => shifted(`${day}T00:00`, minutes);
