/** The scene in MapLibre: sources and layers made once; light, states and shadows painted on them afterwards. */
import { FLAT, SHADE, SOLID, TREES, sceneLayers } from "./layers.js";
import { labelLayers, labelPaint } from "./labels.js";
import { newMap, source } from "./maplibre.js";
import { lightOf, scenePaint, skyOf } from "./paint.js";
import { collection, solid } from "./scene.js";
import { sameShadow, shadows } from "./shadows.js";

// nothing in these depends on the zoom: their tiles serve every view, and are not prepared anew for the next one
const LASTING = ["town", "shops", "shadows"];
const SETTLED = 160; // ms without a new moment before shadows are drawn anew: they are geometry

export class Stage {
  isLost = false; // the graphics card took its context back: nothing can be painted until it returns
  #scene;
  #shadowSun;
  #timer;

  constructor(container, twin, scene, { sizes, ...options }) {
    this.#scene = scene;
    const latitude = twin.town.centre[1];
    const labels = labelLayers(sizes);
    const layers = sceneLayers(latitude, labels.under).concat(labels.over);
    const empty = () => source(collection([]));
    this.map = newMap(container, layers, {
      ground: source(scene.sources.ground),
      town: source(scene.sources.town),
      shops: source(scene.sources.shops, { key: "id" }),
      shadows: empty(), route: empty(), here: empty(), signs: empty(), names: empty(),
    }, options);
    this.map.on("webglcontextlost", () => { this.isLost = true; });
    this.loaded = new Promise((resolve) => this.map.once("style.load", resolve));
    this.map.on("style.load", () => LASTING.forEach((name) => { this.map.getSource(name).reparseOverscaled = false; }));
  }

  /** Gives the whole scene the light of a moment. */
  light(palette, sun, contrast) {
    for (const [layer, property, value] of [...scenePaint(palette), ...labelPaint(palette)]) {
      this.map.setPaintProperty(layer, property, value, { validate: false });
    }
    this.map.setLight(lightOf(sun, contrast), { validate: false });
    this.map.setSky(skyOf(palette), { validate: false });
    this.#castShadows(contrast ? { altitude: 0, azimuth: 0 } : sun);
  }

  /** The state of one shop; see shop_paint.js. */
  shop(id, paint) {
    this.map.setFeatureState({ source: "shops", id }, paint);
  }

  /** Flat: the same colours on plain footprints, lit ones with a rim. */
  flat(on) {
    const visible = (ids, shown) => ids.forEach((id) => this.map.setLayoutProperty(id, "visibility", shown ? "visible" : "none"));
    visible(SOLID, !on);
    visible(FLAT, on);
  }

  /** Calls `paint` each time the map has its picture back and needs its states again. */
  onReturn(paint) {
    this.map.on("webglcontextrestored", () => this.map.once("style.load", () => {
      this.isLost = false;
      paint();
    }));
  }

  /** Shadows shown or not, without new geometry. */
  shade(on) {
    if (!this.isLost) this.map.setPaintProperty("shadows", "fill-extrusion-opacity", on ? SHADE : 0);
  }

  fellTrees() {
    for (const id of TREES) this.map.setLayoutProperty(id, "visibility", "none");
  }

  put(name, features) {
    this.map.getSource(name).setData(collection(features));
  }

  stop() {
    clearTimeout(this.#timer);
    this.map.remove();
  }

  #castShadows(sun) {
    clearTimeout(this.#timer);
    if (sameShadow(this.#shadowSun, sun)) return;
    const cast = () => {
      this.#shadowSun = sun;
      const { plane, houses } = this.#scene;
      this.put("shadows", [solid(plane, shadows(houses, sun), {})]);
    };
    if (this.#shadowSun) this.#timer = setTimeout(cast, SETTLED);
    else cast();
  }
}
