/** The screen at rest: how many lights are on now and later, what comes next, and a shift of a few pixels against burning in. */
import { nextEvent } from "./event.js";
import { openCounts } from "../hours.js";
import { EVENING, tomorrow, tonight } from "../moments.js";
import { instantOf, minutesOf, wallTime } from "../wall_time.js";

const SHIFT = [[0, 0], [2, 1], [3, 3], [1, 4], [-1, 3], [-3, 2], [-2, 0], [-1, -2]]; // units; one step a minute

export function attachAttract({ visit, clock, present, say, timezone, settings }) {
  const headline = document.querySelector("[data-headline]");
  const event = document.querySelector("[data-event]");
  const legend = document.querySelector("[data-say=legend]");
  const later = document.querySelector("[data-later]");
  const stage = document.querySelector("[data-stage]");
  // a click, not a pointerdown: the finger must be off the glass before buttons appear under it;
  // captured, so that the button that starts the screen again does not wake it in the same click
  const wake = () => visit.state.view === "attract" && visit.set({ view: "browse" });
  stage.addEventListener("click", wake, { capture: true });

  function put(element, text) {
    element.textContent = text;
    element.hidden = !text;
  }

  return () => {
    if (visit.state.view !== "attract") return;
    headline.textContent = headlineOf(present, say);
    legend.hidden = !present.isKnown; // no light says anything then
    put(later, settings.show.later && present.isKnown ? laterOf(present, timezone, say) : "");
    put(event, settings.show.events && clock.isTrusted ? nextEvent(present.snapshot, present.at, timezone, visit.state.language, say) : "");
    const [x, y] = SHIFT[Math.floor(clock.now / 60) % SHIFT.length];
    stage.style.setProperty("--shift-x", x);
    stage.style.setProperty("--shift-y", y);
  };
}

function headlineOf(present, say) {
  if (!present.isKnown) return say("lights_unknown");
  const { open, states } = present.moment;
  if (open > 0) return say("lights_on", { n: open });
  // 'all closed' is only true where the hours of all are known
  return states.size > 0 && [...states.values()].every(({ kind }) => kind === "closed") ? say("lights_off") : say("lights_none");
}

/** How many are open tonight and tomorrow, of what is known; in the evening only tomorrow. */
export function laterOf({ snapshot, at }, timezone, say) {
  const wall = wallTime(at, timezone);
  const evening = instantOf(tonight(wall), timezone);
  const [open, next] = openCounts(snapshot.shops, [evening, instantOf(tomorrow(wall), timezone)], snapshot);
  if (next === null) return "";
  const isBefore = minutesOf(wall) < EVENING; // in the evening itself 'tonight' is now, which the headline tells
  return isBefore && open !== null ? say("later", { tonight: open, tomorrow: next }) : say("later_tomorrow", { tomorrow: next });
}
