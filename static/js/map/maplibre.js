/** The only import of MapLibre GL JS: makes its map, in our own policy and without any tile or glyph server. */
import { Map as Engine, setWorkerCount, setWorkerUrl } from "../../vendor/maplibre-gl/maplibre-gl.mjs";

// Said aloud, because a strict policy allows workers from our own server only.
setWorkerUrl(new URL("../../vendor/maplibre-gl/maplibre-gl-worker.mjs", import.meta.url).href);
setWorkerCount(1); // each one keeps a copy of the code and its own memory, and there is little to do

/** MapLibre asks for each of its frames by triggerRepaint: here a pace may put them off. */
class PacedEngine extends Engine {
  #pace;
  #frame;

  constructor(options, pace) {
    super(options);
    this.#pace = pace;
    const whole = this.getPixelRatio();
    this.#frame = { size: (share) => this.#size(share * whole), draw: () => this.redraw() };
  }

  triggerRepaint() {
    const pace = #pace in this ? this.#pace : null; // the constructor above asks before there is one
    if (pace) pace.ask(this.#frame);
    else super.triggerRepaint();
  }

  #size(ratio) {
    if (ratio !== this.getPixelRatio()) this.setPixelRatio(ratio);
  }
}

/**
 * @param {HTMLElement} container empty @param {object[]} layers style layers
 * @param {object} options camera, texts, antialias; pace: see pace.js, null where frames may come at any time
 * @returns {Engine}
 */
export function newMap(container, layers, sources, { camera, label, antialias, still, pixelRatio, pace = null }) {
  return new PacedEngine({
    container,
    style: { version: 8, transition: { duration: 0, delay: 0 }, sources, layers },
    ...camera,
    minZoom: 13,
    maxZoom: 20.5,
    maxPitch: 76,
    attributionControl: false,
    renderWorldCopies: false,
    maxTileCacheZoomLevels: 1, // the whole core is a handful of tiles; a screen in the street must stay small for years
    fadeDuration: still ? 0 : 200,
    validateStyle: false,
    pixelRatio,
    canvasContextAttributes: { antialias },
    locale: { "Map.Title": label },
    reduceMotion: still,
  }, pace);
}

// of a pixel. At the last zoom nothing is left out whatever this says; without it the worker keeps the whole town once for each zoom
const TOLERANCE = 0.2;

/** A source of plain features, cut as little as possible; `key` is the property that states are kept by. */
export const source = (data, { key, maxzoom = 15 } = {}) => ({
  type: "geojson", data, maxzoom, tolerance: TOLERANCE, buffer: 32, ...(key && { promoteId: key }),
});
