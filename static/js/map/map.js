/** The map of the public page, and the map as such for the screen in the street. */
import { onPresent } from "../present.js";
import { twin } from "../snapshot.js";
import { view } from "../view.js";
import { words } from "../words.js";
import { controls } from "./controls.js";
import { TwinMap } from "./twin_map.js";

export { NoWebGL } from "./capability.js";

const WIDE = "(min-width: 60rem)"; // as in core.css

/**
 * A map of the town in `element` (empty, with a size).
 * @param {HTMLElement} element
 * @param {{snapshot: object, camera?: object, mode?: "site"|"screen", texts?: {label: string}, onChoose?: (id: ?string) => void}} options
 *   snapshot: twin.json; camera: {name: "desktop"|"phone"|"attract"|"browse"|"route", at, bearing}
 * @throws {NoWebGL}
 */
export const createTwinMap = (element, options) => new TwinMap(element, options);

/** Puts the map into the page. @throws {NoWebGL} then the page keeps its link to the light map */
export async function attach(section) {
  const snapshot = await twin();
  const canvas = Object.assign(document.createElement("div"), { className: "map-canvas" });
  section.prepend(canvas);
  const map = make(section, canvas, snapshot);
  section.querySelector("[data-map-fallback]")?.remove();
  section.append(buttons(map));
  const idOf = (slug) => snapshot.shops.find((shop) => shop.slug === slug)?.id ?? null;
  onPresent(({ moment, matched }, changed) => {
    map.setMoment(moment);
    map.setVisible(matched);
    map.choose(idOf(view.state.chosen));
    if (changed.has("chosen") && view.state.chosen) map.flyTo({ shop: idOf(view.state.chosen) });
  });
  await map.idle();
  section.dataset.mapReady = "";
}

function make(section, canvas, snapshot) {
  const slugOf = (id) => snapshot.shops.find((shop) => shop.id === id)?.slug ?? null;
  const isWide = matchMedia(WIDE).matches;
  try {
    return createTwinMap(canvas, {
      snapshot, camera: { name: isWide ? "desktop" : "phone" }, texts: { label: words("map.label") },
      onChoose: (id) => view.set({ chosen: slugOf(id) }), covers: () => coversOf(section),
      padding: isWide ? { bottom: 150 } : undefined,
    });
  } catch (error) {
    canvas.remove();
    throw error;
  }
}

function buttons(twinMap) {
  const { map } = twinMap;
  return controls(words, {
    zoom_in: () => map.zoomIn(),
    zoom_out: () => map.zoomOut(),
    north: () => map.resetNorth(),
    flat: (on) => twinMap.setFlat(on),
    contrast: (on) => twinMap.setContrast(on),
  });
}

/** What lies over the map, in its own pixels: no sign goes there. */
function coversOf(section) {
  const { left, top } = section.getBoundingClientRect();
  const over = [...section.parentElement.querySelectorAll("[data-over-map], .legend, .timebar, .map-larger")];
  return over.map((element) => element.getBoundingClientRect()).filter(({ width }) => width)
    .map((box) => [box.left - left - 4, box.top - top - 4, box.right - left + 4, box.bottom - top + 4]);
}
