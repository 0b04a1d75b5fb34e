/** The moments with a name of their own. Pure; twin/pages gives its links the same. */
import { atMinutes, dayOf, minutesOf, shifted } from "./wall_time.js";

export const EVENING = 20 * 60; // most shops are shut, most cafes and kitchens are open
const LATEST = 23 * 60;
const MORNING = 10 * 60 + 30; // everybody who opens in the morning has opened

export const STEP = 15; // minutes
const DAY = 24 * 60;
const KEYS = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -60, PageUp: 60, Home: -DAY, End: DAY };

/** The minute of the day to which a key leads, on a whole quarter of an hour; null for a key that leads nowhere. */
export function stepped(minute, key) {
  const by = KEYS[key];
  if (by === undefined) return null;
  const quarter = (by > 0 ? Math.floor : Math.ceil)(minute / STEP) * STEP;
  return Math.min(Math.max(quarter + by, 0), DAY - STEP);
}

/** Tonight: today at eight; later on the evening the next full hour, eleven at the latest. */
export function tonight(nowWall) {
  const next = Math.floor(minutesOf(nowWall) / 60 + 1) * 60;
  return atMinutes(dayOf(nowWall), Math.min(Math.max(EVENING, next), LATEST));
}

/** Tomorrow at half past ten. */
export function tomorrow(nowWall) {
  return atMinutes(dayOf(shifted(nowWall, 1440)), MORNING);
}
