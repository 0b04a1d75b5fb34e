/**
 * The town above or beside the list, always after it: no touch ever waits for a map. Until the map is there, where the machine cannot draw
 * one, and while the graphics card has taken it back, the drawing from straight above stands in its place: the glass is never blank.
 */
import { coversOf } from "./covers.js";
import { TownDrawing } from "./flat/drawing.js";
import { follower } from "./follower.js";
import { drawn, make } from "./map_maker.js";
import { unit } from "./measures.js";
import { painted } from "./warm.js";

const REST = { quick: 180, paced: 600 }; // ms without a touch before the map follows; paced: see map/pace.js
const LONGEST = 500; // ms that it may fall behind a slider

export function attachStage(screen) {
  const { library, visit } = screen;
  const element = document.querySelector("[data-map]");
  const sheet = document.querySelector("[data-drawing-sheet]");
  let map = null;

  const choose = (id) => {
    const shop = library.twin.shops.find((each) => each.id === id);
    if (shop && visit.state.view !== "attract") visit.set({ chosen: shop.slug, view: "result", keyboard: false, part: "way", stepsPage: 0 });
  };
  const drawing = new TownDrawing(sheet, { twin: library.twin, unit, covers: () => coversOf(element), onChoose: choose });
  const tellMap = follower(screen, element, () => map);
  const tellDrawing = follower(screen, element, () => (sheet.hidden ? null : drawing));

  function standIn(on) {
    drawing.show(on);
    tellDrawing();
  }

  /** 'map', 'flat' (from straight above) or 'waiting': how the town is drawn now. */
  screen.drawing = () => (element.dataset.mapState === "waiting" ? "waiting" : sheet.hidden ? "map" : "flat");

  /** Whether the graphics card has taken the map, and not given it back. */
  screen.isMapLost = () => Boolean(map?.isLost);

  standIn(true);
  make(screen, element, choose).then(async (made) => {
    map = made;
    if (map) followLoss(map, standIn);
    tellMap();
    map = await drawn(map, element);
    await painted();
    element.dataset.mapState = map ? "ready" : "missing";
    if (map && !map.isLost) standIn(false);
  });
  return pacer(() => (tellMap(), tellDrawing()), () => Boolean(map?.isPaced));
}

/** The drawing comes in the moment the graphics card takes the map's picture, and goes when all of it is back. */
function followLoss(map, standIn) {
  map.map.on("webglcontextlost", () => standIn(true));
  map.map.on("webglcontextrestored", () => map.drawn().then(() => map.isLost || standIn(false), () => {}));
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
