/** The screen at rest: how many lights are on, what comes next, and a shift of a few pixels against burning in. */
import { inTurn, nextEvent, noticesAt } from "./event.js";

const SHIFT = [[0, 0], [2, 1], [3, 3], [1, 4], [-1, 3], [-3, 2], [-2, 0], [-1, -2]]; // units; one step a minute

export function attachAttract({ visit, clock, present, say, timezone }) {
  const headline = document.querySelector("[data-headline]");
  const event = document.querySelector("[data-event]");
  const announcement = document.querySelector("[data-announcement]");
  const stage = document.querySelector("[data-stage]");
  // a click, not a pointerdown: the finger must be off the glass before buttons appear under it;
  // captured, so that the button that starts the screen again does not wake it in the same click
  const wake = () => visit.state.view === "attract" && visit.set({ view: "browse" });
  stage.addEventListener("click", wake, { capture: true });
  return () => {
    if (visit.state.view !== "attract") return;
    headline.textContent = headlineOf(present, say);
    event.textContent = nextEvent(present.snapshot, present.at, timezone, visit.state.language, say);
    event.hidden = !event.textContent;
    tell(announcement, inTurn(noticesAt(present.snapshot, present.at), clock.now));
    const [x, y] = SHIFT[Math.floor(clock.now / 60) % SHIFT.length];
    stage.style.setProperty("--shift-x", x);
    stage.style.setProperty("--shift-y", y);
  };
}

/** What the town tells everybody: its title, and its text after it. */
function tell(element, found) {
  element.hidden = !found;
  if (!found) return;
  const title = document.createElement("strong");
  title.textContent = found.title;
  element.replaceChildren(title, found.text ? ` ${found.text}` : "");
  element.lang = found.lang;
}

function headlineOf(present, say) {
  if (!present.isKnown) return say("lights_unknown");
  const { open, states } = present.moment;
  if (open > 0) return say("lights_on", { n: open });
  // 'all closed' is only true where the hours of all are known
  return states.size > 0 && [...states.values()].every(({ kind }) => kind === "closed") ? say("lights_off") : say("lights_none");
}
