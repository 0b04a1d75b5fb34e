/** The map follows what was chosen, always after the list: no touch ever waits for it. */
import { cameraAtRest, cameraFor } from "./camera.js";
import { painted } from "./warm.js";

const NEVER = Symbol("never");
const DRAWN = {
  waiting: () => "waiting",
  missing: () => "none",
  ready: (map) => (map.isLost ? "none" : map.isFlat ? "flat" : "map"),
};
const REST = { quick: 180, paced: 600 }; // ms without a touch before the map follows; paced: see map/pace.js
const LONGEST = 500; // ms that it may fall behind a slider
const REFERENCE = 1080; // pixels of width that the cameras were chosen for

export function attachStage(screen) {
  const element = document.querySelector("[data-map]");
  let map = null;

  /** 'map', 'flat' (from straight above), 'none' or 'waiting': how the town is drawn now. */
  screen.drawing = () => DRAWN[element.dataset.mapState](map);
  const update = follower(screen, element, () => map);
  make(screen, element).then(async (made) => {
    map = made;
    if (map) update();
    map = await drawn(map);
    await painted();
    element.dataset.mapState = map ? "ready" : "missing";
  });
  return pacer(() => map && update(), () => Boolean(map?.isPaced));
}

/** Calls `update` once the touches have come to rest for a moment, so that the answer to a touch never queues behind a map. */
function pacer(update, isPaced) {
  let timer = null;
  let first = 0;
  return (changed) => {
    const now = performance.now();
    if (timer === null) first = now;
    clearTimeout(timer);
    // who slides along the day wants to see the lights follow, where a frame is cheap
    const follows = changed.has("at") && !isPaced();
    const wait = follows ? Math.max(0, Math.min(REST.quick, first + LONGEST - now)) : isPaced() ? REST.paced : REST.quick;
    timer = setTimeout(() => {
      timer = null;
      update();
    }, wait);
  };
}

/** The map, or null where this machine cannot draw it: the list says everything it would. */
async function make({ settings, library, visit, clock }, element) {
  try {
    const { TwinMap } = await import("../map/twin_map.js");
    const map = new TwinMap(element, {
      snapshot: library.twin,
      camera: { name: "attract", at: settings.at, bearing: settings.bearing },
      mode: "screen",
      covers: () => coversOf(element, map?.map.project(settings.at)),
      onChoose: (id) => {
        const shop = library.twin.shops.find((each) => each.id === id);
        if (shop && visit.state.view !== "attract") visit.set({ chosen: shop.slug, view: "result", keyboard: false, part: "way", stepsPage: 0 });
      },
    });
    // before its first frame: another view would make it prepare the whole town twice
    map.flyTo(cameraAtRest(Math.floor(clock.now / 60), settings, element.clientWidth / REFERENCE));
    return map;
  } catch (error) {
    if (error.name !== "NoWebGL") console.error(error);
    return null;
  }
}

/** The map once all of it is there, or null where part of it never came: its letters and icons are fetched. */
async function drawn(map) {
  try {
    await map?.drawn();
    return map;
  } catch (error) {
    console.error(error);
    map.destroy();
    return null;
  }
}

/** Tells the map only what is new to it: a map that hears nothing draws nothing. */
function follower(screen, element, current) {
  const { settings, visit, present, say, way, clock } = screen;
  const told = {};
  const tell = (key, value, act) => {
    if ((told[key] ?? NEVER) === value) return;
    told[key] = value;
    act(value)?.catch(() => {}); // a map that fails is told of once, by `drawn`
  };
  return () => {
    const map = current();
    const { view, contrast } = visit.state;
    const shop = view === "result" ? present.chosen : null;
    tell("moment", present.moment, () => map.setMoment(present.moment));
    tell("contrast", contrast, () => map.setContrast(contrast));
    tell("here", say("here"), (name) => map.setHere({ at: settings.at, name }));
    const visible = visibleNow(screen, shop);
    tell("visible", visible.key, () => map.setVisible(visible.ids()));
    tell("chosen", shop?.id ?? "none", () => map.choose(shop?.id ?? null));
    const points = shop && (way.to(shop)?.points ?? null);
    tell("route", points ?? "none", () => map.setRoute(points));
    const scale = element.clientWidth / REFERENCE;
    const minute = view === "attract" ? Math.floor(clock.now / 60) : null;
    const camera = () => (minute === null ? cameraFor(view, settings, points, scale) : cameraAtRest(minute, settings, scale));
    tell("camera", `${view} ${shop?.id} ${minute}`, () => map.flyTo({ ...camera(), padding: { bottom: hiddenUnder(element) } }));
  };
}

/** Which signs stand: the chosen shop's alone, those that match, or all. `key` says when that changes. */
function visibleNow({ visit, present, along }, shop) {
  const { group, words, part } = visit.state;
  if (shop && part === "along") return { key: `along ${shop.id} ${present.at}`, ids: () => new Set([shop.id, ...along().map((each) => each.shop.id)]) };
  if (shop) return { key: shop.id, ids: () => new Set([shop.id]) };
  if (!group && !words) return { key: "all", ids: () => null };
  return { key: present.list, ids: () => new Set(present.list.found.map(({ id }) => id)) };
}

/** Pixels of the map that the panel covers. */
const hiddenUnder = (element) => Math.max(0, element.clientHeight - element.parentElement.clientHeight);

/** What lies over the map ('you are here' too), in its own pixels: no sign goes there. */
function coversOf(element, here) {
  const { left, top } = element.getBoundingClientRect();
  const plates = [...document.querySelectorAll(".plate:not([hidden])")].map((plate) => plate.getBoundingClientRect());
  const over = plates.map((box) => [box.left - left - 8, box.top - top - 8, box.right - left + 8, box.bottom - top + 8]);
  const { clientWidth, clientHeight } = element;
  over.push([0, clientHeight - hiddenUnder(element), clientWidth, clientHeight + 1]);
  return here ? [...over, [here.x - 110, here.y - 24, here.x + 110, here.y + 70]] : over;
}
