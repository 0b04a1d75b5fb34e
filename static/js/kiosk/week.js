/** The hours of a shop for today and the six days after it, from its intervals. Pure. */
import { hour } from "./event.js";
import { atMinutes, dayOf, instantOf, shifted, wallTime } from "../wall_time.js";
import { formatter } from "./clock.js";

/** [{day: 'ma', text, isToday}]; `closed` and `unknown` are the words for those. */
export function weekOf({ hours }, snapshot, now, language, { closed, unknown }) {
  const { timezone } = snapshot.town;
  const today = dayOf(wallTime(now, timezone));
  return Array.from({ length: 7 }, (_, i) => {
    const day = dayOf(shifted(`${today}T00:00`, i * 1440));
    const [start, end] = [instantOf(atMinutes(day, 0), timezone), instantOf(shifted(`${day}T00:00`, 1440), timezone)];
    const isKnown = hours.known && start >= snapshot.from && end <= snapshot.until;
    const text = isKnown ? dayText(hours.intervals, start, end, timezone, language) || closed : unknown;
    return { day: weekday(start, timezone, language), text, isToday: i === 0 };
  });
}

/**
 * When and why it closes next, of what the shop says itself: '30 nov. – 6 dec.: jaarlijks verlof'; '' where it says nothing. Of what
 * goes on past the horizon only the first day is known: `from` says it, with {day} and {why}.
 */
export function closureOf({ hours }, snapshot, now, language, from) {
  const next = (hours.notes ?? []).find(([, end]) => end > now);
  if (!next) return "";
  const [start, end, why] = next;
  const days = formatter(language, { day: "numeric", month: "short", timeZone: snapshot.town.timezone });
  if (end >= snapshot.until) return from({ day: days.format(new Date(start * 1000)), why });
  return `${days.formatRange(new Date(start * 1000), new Date(end * 1000 - 1))}: ${why}`;
}

/** Spans that begin on the day; one that runs on from the day before belongs to that day. */
function dayText(intervals, start, end, timezone, language) {
  const begun = intervals.filter(([from, , kind]) => from >= start && from < end && kind !== "u");
  return begun
    .map(([from, to, kind, comment]) => {
      const last = kind === "e" ? "…" : closing(to, timezone, language);
      const times = `${hour(from, timezone, language)}-${last}`;
      return kind === "a" ? `${times} (${comment ?? "*"})` : times;
    })
    .join(", ");
}

/** A day that ends at midnight ends at 24, not at 0. */
function closing(at, timezone, language) {
  const isMidnight = wallTime(at, timezone).endsWith("T00:00");
  return isMidnight ? (language === "fr" ? "24h" : "24:00") : hour(at, timezone, language);
}

const weekday = (at, timezone, language) => formatter(language, { weekday: "short", timeZone: timezone }).format(new Date(at * 1000));
