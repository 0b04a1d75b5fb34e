/** What a screen at rest tells, one card at a time: offers of shops, notices of the town, what takes place. Pure. */
import { dayWords } from "./day.js";
import { formatter } from "./clock.js";
import { hour } from "./event.js";
import { dayOf, instantOf, shifted, wallTime } from "../wall_time.js";

const AHEAD = 7 * 86_400; // seconds before it begins that an event is told

/**
 * [{key, from, until, kind: 'offer' | 'notice' | 'event', title, text, lang, ...}]; `show` says which kinds. An offer has its `shop`, an
 * event its `times` and `where`.
 */
export function cardsOf(snapshot, show) {
  return [
    ...(show.offers ? offers(snapshot) : []),
    ...(show.notices ? notices(snapshot) : []),
    ...(show.events ? events(snapshot) : []),
  ];
}

function offers({ shops, town: { timezone } }) {
  const midnight = (day, days = 0) => instantOf(shifted(`${day}T00:00`, days * 1440), timezone);
  return shops.flatMap((shop) => (shop.offers ?? []).map(({ id, title, text, lang, from, until }) => ({
    kind: "offer", key: `offer ${id}`, title, text, lang, shop, lastDay: until, from: midnight(from), until: midnight(until, 1),
  })));
}

const onScreens = (all = []) => all.filter(({ on }) => on.includes("screens"));

const notices = (snapshot) => onScreens(snapshot.notices)
  .map(({ id, title, text, lang, from, until }) => ({ kind: "notice", key: `notice ${id}`, title, text, lang, from, until }));

const events = (snapshot) => onScreens(snapshot.events).map(({ id, title, text, lang, where, times }) => (
  { kind: "event", key: `event ${id}`, title, text, lang, where, times, from: times[0][0] - AHEAD, until: times.at(-1)[1] }
));

/** Epoch seconds of the midnight before `at`. */
export const midnightOf = (at, timezone) => instantOf(`${dayOf(wallTime(at, timezone))}T00:00`, timezone);

/** 'vandaag, 18:00-19:00': the time that runs or comes next. */
export function timeOf({ times }, at, timezone, language) {
  const [start, end] = times.find((each) => each[1] > at) ?? times.at(-1);
  return `${dayWords(start, at, timezone, language)}, ${hour(start, timezone, language)}-${hour(end, timezone, language)}`;
}

/** '24 januari' */
export function lastDay({ lastDay: day }, timezone, language) {
  return formatter(language, { day: "numeric", month: "long", timeZone: timezone }).format(new Date(instantOf(`${day}T12:00`, timezone) * 1000));
}
