/** The day that the time bar shows, in the town's own time. Pure. */
import { formatter } from "./clock.js";
import { atMinutes, dayOf, instantOf, minutesOf, shifted, wallTime } from "../wall_time.js";

export const FIRST = 360; // minutes since midnight: the bar runs from 6:00 to 24:00
export const LAST = 1439;
export const STEP = 15;

/** Minutes since midnight of an instant. */
export const minutesAt = (at, timezone) => minutesOf(wallTime(at, timezone));

/** The instant at `minutes` on the day of `at`. */
export const withMinutes = (at, minutes, timezone) => instantOf(atMinutes(dayOf(wallTime(at, timezone)), minutes), timezone);

/** The same time on the wall, `days` later. */
export const withDays = (at, days, timezone) => instantOf(shifted(wallTime(at, timezone), days * 1440), timezone);

/** Instants of the bar's columns on the day of `at`: one a quarter of an hour. */
export function quarters(at, timezone) {
  const day = dayOf(wallTime(at, timezone));
  const count = (LAST + 1 - FIRST) / STEP;
  return Array.from({ length: count }, (_, i) => instantOf(atMinutes(day, FIRST + i * STEP), timezone));
}

/** 'vandaag', 'morgen' or 'wo 25 nov.' */
export function dayWords(at, now, timezone, language) {
  const midnight = (instant) => Date.parse(dayOf(wallTime(instant, timezone)));
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (Math.abs(days) < 2) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  const form = { weekday: "short", day: "numeric", month: "short", timeZone: timezone };
  return formatter(language, form).format(new Date(at * 1000));
}
