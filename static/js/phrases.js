/** What a state is called for people. twin/domain/phrases.py says the same, word for word, from the same catalogue. Pure. */

const SOON = 30 * 60; // seconds: the last or next half hour is told in minutes
const LATE_NIGHT = 6; // o'clock: until then an end belongs to the evening before
const WEEK = 7; // days: from here on a date instead of a weekday
const LONG_AHEAD = 300; // days: from here on a year with the date
const DAY = 86400000;

/**
 * {title, detail, badge} of a state {kind, since, until, comment, then} at epoch seconds, by the clock of `timezone`.
 * `texts` is the catalogue of the language; `then`, the kind that follows, may be left out.
 */
export function phrase({ kind, since = null, until = null, comment = null, then = null }, at, { timezone, texts }) {
  const state = { since, until, comment: comment ?? "", then };
  const left = until === null ? null : until - at;
  const clock = { now: wall(at, timezone), end: until === null ? null : wall(until, timezone), texts };
  return SAY[kind](state, left, clock);
}

const SAY = {
  open({ since, comment }, left, { now, end, texts }) {
    if (left === null) {
      if (since === null) return { title: texts.state.open_always, detail: comment, badge: "open" };
      return { title: texts.state.open, detail: joined(texts.detail.end_unknown, comment), badge: "open" };
    }
    const until = when(end, now, texts, "until");
    if (left > SOON) return { title: fill(texts.state.open_until, { until }), detail: comment, badge: "open" };
    const title = fill(texts.state.closing, { minutes: minutes(left) });
    return { title, detail: joined(fill(texts.detail.until, { until }), comment), badge: "closing" };
  },

  closed(state, left, { now, end, texts }) {
    if (left !== null && left <= SOON && (state.then ?? "open") === "open") {
      const title = fill(texts.state.opening, { minutes: minutes(left) });
      return { title, detail: joined(when(end, now, texts, "when"), state.comment), badge: "opening" };
    }
    return { title: texts.state.closed, detail: joined(next(state, now, end, texts), state.comment), badge: "closed" };
  },

  by_appointment(state, left, { now, end, texts }) {
    const detail = state.then === "open" ? next(state, now, end, texts) : "";
    return { title: texts.state.by_appointment, detail, badge: "by_appointment" };
  },

  unknown({ since, until, comment }, left, { texts }) {
    const told = since !== null || until !== null;
    return { title: texts.state.unknown, detail: comment || texts.detail[told ? "perhaps" : "not_told"], badge: "unknown" };
  },
};

const FOLLOWS = { open: "opens", by_appointment: "appointment_from" };

/** When the shop opens, or can be visited by appointment; "" where nobody knows. */
function next({ then }, now, end, texts) {
  const key = FOLLOWS[then ?? "open"];
  return end && key ? fill(texts.detail[key], { when: when(end, now, texts, "when") }) : "";
}

const joined = (...parts) => parts.filter(Boolean).join(" · ");
const minutes = (left) => Math.max(1, Math.ceil(left / 60));
const two = (number) => String(number).padStart(2, "0");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A later moment as people say it: a time today, else with the day, far ahead a date. */
function when(moment, now, texts, use) {
  const days = Math.round((moment.midnight - now.midnight) / DAY);
  const midnight = days === 1 && moment.hour === 0 && moment.minute === 0;
  const night = use === "until" && days === 1 && moment.hour < LATE_NIGHT;
  const time = midnight ? texts.clock.midnight : clockTime(moment, texts);
  let key = "date";
  if (days < 1 || midnight || night) key = "today";
  else if (days < WEEK) key = days === 1 ? "tomorrow" : "weekday";
  return fill(texts[use][key], { time, weekday: texts.weekdays[moment.weekday], date: dateOf(moment, days, texts) });
}

function clockTime({ hour, minute }, texts) {
  return fill(texts.clock[minute ? "minute" : "hour"], { h: hour, hh: two(hour), mm: two(minute) });
}

function dateOf({ day, month, year }, days, texts) {
  const first = day === 1 ? "first" : "day";
  const key = days > LONG_AHEAD ? (day === 1 ? "first_year" : "year") : first;
  return fill(texts.date[key], { d: day, month: texts.months[month - 1], year });
}

const formats = new Map();

/** Epoch seconds on the wall clock of a zone; weekday 0 is Monday, `midnight` the day's start as if in UTC. */
function wall(seconds, timezone) {
  if (!formats.has(timezone)) {
    const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
    formats.set(timezone, new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: timezone, hourCycle: "h23" }));
  }
  const found = formats.get(timezone).formatToParts(seconds * 1000);
  const [year, month, day, hour, minute] = ["year", "month", "day", "hour", "minute"].map((type) =>
    Number(found.find((part) => part.type === type).value),
  );
  const midnight = Date.UTC(year, month - 1, day);
  return { year, month, day, hour, minute, midnight, weekday: (new Date(midnight).getUTCDay() + 6) % 7 };
}
