/**
 * The light of the page: that of the moment, unless the visitor pinned day, night or high contrast. The pin stays on this
 * device. Who asks the system for more contrast gets it without a pin. early_light.js does the same before the first paint.
 */
import { onPresent } from "./present.js";

const KEPT = "kernkijker.light";
const PINS = ["day", "night", "contrast"];
const wish = matchMedia("(prefers-contrast: more)");
const root = document.documentElement;
const listeners = new Set();
let ofTheMoment = root.dataset.momentLight ?? root.dataset.light;
let pin = kept();

function kept() {
  try {
    const light = localStorage.getItem(KEPT);
    return PINS.includes(light) ? light : null;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** "day", "night", "contrast", or null: the light follows the moment. */
export const pinned = () => pin;

/** Whether page and map are to be drawn in high contrast. */
export const isHighContrast = () => pin === "contrast" || (pin === null && wish.matches);

/** Pins a light on this device; null lets go. */
export function pinLight(light) {
  pin = light;
  try {
    if (light) localStorage.setItem(KEPT, light);
    else localStorage.removeItem(KEPT);
  } catch {
    // nothing is kept: the pin holds until this page goes
  }
  shine();
}

/** Calls `listener` now and whenever the light of the page changes. */
export function onLight(listener) {
  listeners.add(listener);
  listener();
}

/** Lets the page follow the light; runs once, on every page. */
export function follow() {
  shine();
  wish.addEventListener("change", shine);
  onPresent(({ moment }) => {
    if (moment.light === ofTheMoment) return;
    ofTheMoment = moment.light;
    shine();
  });
}

function shine() {
  const isContrast = isHighContrast();
  root.toggleAttribute("data-contrast", isContrast);
  root.dataset.light = isContrast ? "night" : (pin ?? ofTheMoment);
  const surface = getComputedStyle(root).getPropertyValue("--surface").trim();
  if (surface) document.querySelector("meta[name=theme-color]")?.setAttribute("content", surface);
  for (const listener of listeners) listener();
}
