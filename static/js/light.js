/** The light of the page: that of the moment, unless the visitor pinned day or night. The pin stays on this device. */
import { onPresent } from "./present.js";

const KEPT = "kernkijker.light";
const root = document.documentElement;
let ofTheMoment = root.dataset.light;

/** 'day', 'night', or null: the light follows the moment. */
function pinned() {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === "day" || kept === "night" ? kept : null;
  } catch {
    return null; // a browser that keeps nothing
  }
}

function shine() {
  root.dataset.light = pinned() ?? ofTheMoment;
  const surface = getComputedStyle(root).getPropertyValue("--surface").trim();
  if (surface) document.querySelector("meta[name=theme-color]")?.setAttribute("content", surface);
}

/** Lets the page follow the light; runs once, on every page. */
export function follow() {
  shine();
  onPresent(({ moment }) => {
    if (moment.light === ofTheMoment) return;
    ofTheMoment = moment.light;
    shine();
  });
}

/** Pins a light; null lets go. */
export function pin(light) {
  try {
    if (light) localStorage.setItem(KEPT, light);
    else localStorage.removeItem(KEPT);
  } catch {
    // nothing is kept: then there is nothing to pin either
  }
  shine();
}

export { pinned };
