/** Shows one view and hides the others; they are never built anew, so a day of visits leaves nothing behind. */
import { lightOf, sunAt } from "../sun.js";

export function attachViews({ visit }) {
  const views = [...document.querySelectorAll("[data-view]")];
  return (changed) => {
    if (!changed.has("view")) return;
    const { view } = visit.state;
    for (const each of views) each.hidden = each.dataset.view !== view;
    document.documentElement.dataset.screenState = view;
  };
}

const BRIGHTNESS = { day: 1, dusk: 0.75, night: 0.55 }; // of what the glass can give: enough beside a lit window, and no lamp in the street

/** The light of the moment, for the colours of the whole glass; and how bright the glass itself should be, by the sun that shines now. */
export function attachLight(screen) {
  const { present, clock } = screen;
  const root = document.documentElement;
  const sunNow = () => lightOf(sunAt(clock.now, present.snapshot.town.centre).altitude);

  /** 0 to 1; who can dim the glass itself may ask. */
  screen.brightness = () => BRIGHTNESS[sunNow()];
  return () => {
    root.dataset.light = present.moment.light;
    root.dataset.brightness = screen.brightness();
  };
}

export function attachRestart({ visit }) {
  for (const button of document.querySelectorAll("[data-restart]")) button.addEventListener("click", () => visit.end());
  return () => {};
}
