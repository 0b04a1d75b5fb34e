/** The next thing that happens in the core, from the town's agenda and the hours of its places. Pure. */
import { formatter } from "./clock.js";
import { dayOf, wallTime } from "../wall_time.js";

const EVENTS = ["market"]; // kinds of places that are an event rather than a service

/** One line such as 'Woensdag: markt, 07:30-12:00', or '' when nothing is known. */
export function nextEvent(snapshot, at, timezone, language, say) {
  const coming = [...ofPlaces(snapshot, say), ...ofAgenda(snapshot)].filter(({ end }) => end > at).sort((a, b) => a.start - b.start);
  if (coming.length === 0) return "";
  const { event, start, end } = coming[0];
  const times = { start: hour(start, timezone, language), end: hour(end, timezone, language) };
  const words = { event, ...times, day: weekday(start, timezone, language) };
  if (start <= at) return say("event_now", words);
  const today = dayOf(wallTime(start, timezone)) === dayOf(wallTime(at, timezone));
  return say(today ? "event_today" : "event_later", words);
}

const ofPlaces = ({ places }, say) =>
  places
    .filter((place) => EVENTS.includes(place.kind))
    .flatMap((place) => place.hours.intervals.map(([start, end]) => ({ event: say(place.kind), start, end })));

const ofAgenda = ({ events = [] }) =>
  events
    .filter(({ on }) => on.includes("screens"))
    .flatMap(({ title, times }) => times.map(([start, end]) => ({ event: title, start, end })));

function weekday(at, timezone, language) {
  const name = formatter(language, { weekday: "long", timeZone: timezone }).format(new Date(at * 1000));
  return name[0].toUpperCase() + name.slice(1);
}

/** '07:30', in French '7h30'. */
export function hour(at, timezone, language) {
  const text = wallTime(at, timezone).slice(11);
  if (language !== "fr") return text;
  const [hours, minutes] = text.split(":");
  return minutes === "00" ? `${Number(hours)}h` : `${Number(hours)}h${minutes}`;
}
