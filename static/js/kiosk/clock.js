/** The time on the glass: a tick each whole minute, and nothing in between. */
import { now, onMinute } from "../clock.js";
import { instantOf } from "../wall_time.js";

export class Clock extends EventTarget {
  #fixed;
  isTrusted = true;

  /** `fixed`: epoch seconds of a moment to stand still at, or null to follow the real time. */
  constructor(fixed = null) {
    super();
    this.#fixed = fixed;
    if (fixed === null) onMinute(() => this.dispatchEvent(new Event("tick")));
  }

  /** Whether it stands still, at a moment that somebody asked for. */
  get isFixed() {
    return this.#fixed !== null;
  }

  /** Whether the machine's clock can be believed, as the agent beside the page says. */
  trust(isTrusted) {
    if (isTrusted === this.isTrusted) return;
    this.isTrusted = isTrusted;
    this.dispatchEvent(new Event("tick"));
  }

  /** Epoch seconds of the whole minute. */
  get now() {
    return this.#fixed ?? now();
  }
}

/** The moment that the address asks for (`?op=2026-11-28T10:30`), or null. */
export function askedMoment(address, timezone) {
  const text = new URL(address).searchParams.get("op");
  return text ? instantOf(text, timezone) : null;
}

export function attachClock({ clock, visit, timezone }) {
  const [time, day] = document.querySelectorAll("[data-clock] > p");
  return () => {
    time.parentElement.hidden = !clock.isTrusted;
    document.documentElement.toggleAttribute("data-doubted", !clock.isTrusted);
    const at = new Date(clock.now * 1000);
    const { language } = visit.state;
    time.textContent = formatter("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: timezone }).format(at);
    day.textContent = formatter(language, { weekday: "long", day: "numeric", month: "long", timeZone: timezone }).format(at);
  };
}

const formatters = new Map(); // making one costs more than all its uses

/** An Intl.DateTimeFormat, made once for each language and form. */
export function formatter(language, options) {
  const key = language + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(language, options));
  return formatters.get(key);
}
