/** The map of the public page: it shows what the list shows, and a choice in one is a choice in the other. */
import { askedShop, cameForRoute } from "../came_for_route.js";
import { isHighContrast, onLight, pinLight } from "../light.js";
import { onPresent, present } from "../present.js";
import { tell } from "../request.js";
import { twin } from "../snapshot.js";
import { routeUse } from "../route_use.js";
import { view } from "../view.js";
import { words } from "../words.js";
import { controls } from "./controls.js";
import { TwinMap } from "./twin_map.js";
import { way } from "./way.js";

const WIDE = "(min-width: 60rem)"; // as in core.css
const OVER_MAP = "[data-over-map], .legend, .timebar, .map-larger";
const TIMEBAR = 150; // pixels of the wide map that the time bar covers

/** A map of the town in an element; see TwinMap. @throws {NoWebGL} */
export const createTwinMap = (element, options) => new TwinMap(element, options);

/** Puts the map into the page. @throws {NoWebGL} then the page keeps its link to the light map */
export async function attach(section) {
  const snapshot = await twin();
  const map = make(section, snapshot);
  section.querySelector("[data-map-fallback]")?.remove();
  section.append(buttons(map), said("sr", words("map.description")), said("map-credit", snapshot.town.attribution));
  describe(section, map);
  letThePageScroll(section, map);
  followContrast(section, map);
  const caption = section.appendChild(Object.assign(said("map-way", ""), { hidden: true }));
  caption.dataset.overMap = "";
  const walk = way(map, snapshot, (text) => Object.assign(caption, { textContent: text, hidden: !text }));
  const use = routeUse(section.dataset.use, { asked: askedShop, cameForRoute, send: tell });
  let first = true;
  onPresent(({ moment, matched }, changed) => {
    const shop = snapshot.shops.find(({ slug }) => slug === view.state.chosen) ?? null;
    const chosen = shop?.id ?? null;
    map.setMoment(moment);
    map.setVisible(matched);
    map.choose(chosen);
    if (chosen && (first || changed.has("chosen"))) map.flyTo({ shop: chosen });
    if (walk(view.state, shop)) use(shop.slug, view.state);
    first = false;
  });
  section.twinMap = map;
  await map.idle();
  section.dataset.mapReady = "";
}

function make(section, snapshot) {
  const canvas = said("map-canvas", "", "div");
  section.prepend(canvas);
  const slugOf = (id) => snapshot.shops.find((shop) => shop.id === id)?.slug ?? null;
  const isWide = matchMedia(WIDE).matches;
  try {
    return createTwinMap(canvas, {
      snapshot,
      camera: { name: isWide ? "desktop" : "phone" },
      texts: { label: words("map.label") },
      onChoose: (id) => view.set({ chosen: present().matched.has(id) ? slugOf(id) : null }), // what the list shows
      covers: () => coversOf(section),
      padding: isWide && section.parentElement.querySelector(".timebar") ? { bottom: TIMEBAR } : undefined,
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
    contrast: (on) => pinLight(on ? "contrast" : null),
  });
}

/** The canvas has a name from MapLibre; this adds that the list holds the same. */
function describe(section, { map }) {
  const description = section.querySelector(":scope > .sr");
  description.id = "map-description";
  map.getCanvas().setAttribute("aria-describedby", description.id);
}

/** One contrast for map and page: the button on the map pins it, the choice of light and the system's wish reach the map. */
function followContrast(section, map) {
  const button = section.querySelector("[data-control=contrast]");
  onLight(() => {
    map.setContrast(isHighContrast());
    button.setAttribute("aria-pressed", String(isHighContrast()));
  });
}

/** On a phone the small map lies at the foot of a page that scrolls: one finger moves the map only where it fills the page. */
function letThePageScroll(section, { map }) {
  const follow = () => {
    const isDocked = matchMedia("(pointer: coarse)").matches && !matchMedia(WIDE).matches && !section.hasAttribute("data-large");
    if (isDocked) map.dragPan.disable();
    else map.dragPan.enable();
  };
  new MutationObserver(follow).observe(section, { attributeFilter: ["data-large"] });
  map.on("resize", follow);
  follow();
}

function said(className, textContent, tag = "p") {
  return Object.assign(document.createElement(tag), { className, textContent });
}

/** What lies over the map, in its own pixels: no sign goes there. */
function coversOf(section) {
  const { left, top } = section.getBoundingClientRect();
  return [...section.parentElement.querySelectorAll(OVER_MAP)].map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width)
    .map((box) => [box.left - left - 4, box.top - top - 4, box.right - left + 4, box.bottom - top + 4]);
}
