/** The town's quiet hours, for a screen without an agent: it says `dark` as an agent does, for dark.js. */
import { minutesOf, wallTime } from "../wall_time.js";

const minutes = (time) => minutesOf(`2000-01-01T${time}`);

/** Whether `at` (epoch seconds) lies in the hours ["22:30", "06:30"], over midnight where the end comes first. */
export function isQuiet(quiet, at, timezone) {
  if (!quiet) return false;
  const [start, end] = quiet.map(minutes);
  const now = minutesOf(wallTime(at, timezone));
  return start <= end ? start <= now && now < end : now >= start || now < end;
}

/** As an agent: `stand.dark`, and an event `stand` when it changes. */
export class QuietHours extends EventTarget {
  #isDark = () => false;

  get stand() {
    return { dark: this.#isDark() };
  }

  beat() {} // nobody to tell: no agent switches this glass

  /** A behaviour of the screen; before dark.js. */
  attach = ({ settings, clock, timezone }) => {
    // who asked for a moment in the address wants to see the screen at it
    this.#isDark = () => !clock.isFixed && isQuiet(settings.quiet, clock.now, timezone);
    clock.addEventListener("tick", () => this.dispatchEvent(new Event("stand")));
    return () => {};
  };
}
