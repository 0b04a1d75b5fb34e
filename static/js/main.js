/**
 * Brings the page to life: every element with data-module="..." gets its behaviours. They load apart from each other, so
 * that one that fails leaves the others standing; the page itself works without any of them.
 */
import { cameForRoute } from "./came_for_route.js";
import { keepFresh, shops, townPath } from "./snapshot.js";

const BEHAVIOURS = {
  announce: () => import("./announce.js"),
  chosen: () => import("./chosen.js"),
  copy: () => import("./keeper/copy.js"),
  faults: () => import("./faults.js"),
  filters: () => import("./filters.js"),
  freshness: () => import("./freshness.js"),
  keeper_hours: () => import("./keeper/hours.js"),
  keeper_times: () => import("./keeper/times.js"),
  keeper_will_read: () => import("./keeper/will_read.js"),
  larger: () => import("./larger.js"),
  list: () => import("./list.js"),
  narrow: () => import("./keeper/narrow.js"),
  nearby: () => import("./nearby.js"),
  past: () => import("./past.js"),
  pin_light: () => import("./pin_light.js"),
  plan: () => import("./desk/plan.js"),
  preview: () => import("./keeper/preview.js"),
  screen_now: () => import("./desk/screen_now.js"),
  screen_view: () => import("./desk/screen_view.js"),
  share: () => import("./share.js"),
  timebar: () => import("./timebar.js"),
  upload: () => import("./keeper/upload.js"),
};
const WIDE = "(min-width: 60rem)"; // as in core.css: list and map side by side

async function attach(element, name) {
  try {
    (await BEHAVIOURS[name]()).attach(element);
  } catch (error) {
    console.error(`${name}:`, error);
  }
}

/** All behaviours of an element; then what was pressed before they were there. */
async function enliven(element) {
  const names = element.dataset.module.split(/\s+/).filter((name) => name in BEHAVIOURS);
  await Promise.all(names.map((name) => attach(element, name)));
  const early = globalThis.pressedEarly?.(element) ?? [];
  element.dataset.attached = "";
  for (const button of early) button.click();
}

const idle = () => new Promise((resolve) => ("requestIdleCallback" in window ? requestIdleCallback(resolve, { timeout: 3000 }) : setTimeout(resolve, 200)));
const loaded = new Promise((resolve) => (document.readyState === "complete" ? resolve() : addEventListener("load", resolve, { once: true })));

function touched(targets) {
  return new Promise((resolve) => {
    for (const target of targets) {
      for (const name of ["pointerdown", "keydown", "wheel", "touchstart"]) {
        target.addEventListener(name, resolve, { once: true, passive: true });
      }
    }
  });
}

/**
 * When the map is wanted: on a desk by itself, on a phone when somebody is there, with a data saver when asked for.
 * Who came for a route, or looks at what will be, has asked for it.
 */
function wanted(section) {
  if (cameForRoute || "wanted" in section.dataset) return null;
  if (navigator.connection?.saveData) return touched([section]);
  return matchMedia(WIDE).matches ? null : touched([window]);
}

/** The map comes after the list and after the page itself. */
async function attachMap(section, isWanted) {
  await loaded;
  await isWanted;
  await idle();
  try {
    await (await import("./map/map.js")).attach(section);
  } catch (error) {
    section.dataset.noMap = ""; // the page offers the light map
    if (error.name !== "NoWebGL") console.error("map:", error);
  }
}

async function start() {
  const hasTown = document.querySelector("[data-town]");
  const ready = hasTown ? shops() : null;
  // from here on a touch counts, however long list and page still take
  const maps = [...document.querySelectorAll("[data-module~=map]")].map((section) => [section, wanted(section)]);
  const behaviours = [...document.querySelectorAll("[data-module]")].map(enliven);
  import("./light.js").then(({ follow }) => follow()).catch(console.error);
  await Promise.all(behaviours);
  if (!ready) return;
  await ready;
  document.documentElement.dataset.alive = ""; // for tests, and for styles of what only works with scripts
  keepFresh();
  for (const [section, isWanted] of maps) attachMap(section, isWanted).catch(console.error);
  if (document.querySelector("[data-documents]")) return; // what was, and what is not out yet, is not kept for offline
  await loaded;
  await idle();
  const { keepOffline } = await import("./installable.js");
  await keepOffline(["shops.json", "twin.json"].map((name) => townPath() + name));
}

start().catch(console.error);
