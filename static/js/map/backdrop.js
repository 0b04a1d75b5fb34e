/** Haze where the land meets the sky: no hard edge, no empty band. Drawn by the page, not by the map. */

const FOV = 36.87; // MapLibre's vertical field of view, degrees
const DRAWN = 0.85; // MapLibre draws the land up to this share of the way to the true horizon

const [ABOVE, BELOW] = [0.12, 0.17]; // of the map's height, around the horizon; the shades between are in map.css

/** Pixels from the upper edge to the horizon; null when it lies above the picture. */
export function horizon(height, pitch, { top = 0, bottom = 0 } = {}) {
  const rad = Math.PI / 180;
  const away = height / 2 / Math.tan((FOV / 2) * rad);
  const y = (height + top - bottom) / 2 - (DRAWN * away) / Math.tan(pitch * rad);
  return y > -0.25 * height ? y : null;
}

export class Backdrop {
  #haze;
  #map;

  constructor(map, palette = null) {
    this.#map = map;
    this.#haze = Object.assign(document.createElement("div"), { className: "map-haze" });
    map.getCanvasContainer().append(this.#haze);
    map.on("move", () => this.#follow());
    map.on("resize", () => this.#follow());
    this.#follow();
    if (palette) this.colour(palette);
  }

  /** @param {object} palette see palette.js */
  colour({ horizon: low, ground }) {
    this.#haze.style.setProperty("--haze", low);
    this.#map.getContainer().style.background = ground; // shows through the hair-thin seams between far tiles
  }

  #follow() {
    const height = this.#map.getContainer().clientHeight;
    const y = horizon(height, this.#map.getPitch(), this.#map.getPadding());
    this.#haze.hidden = y === null;
    if (y === null) return;
    this.#haze.style.top = `${Math.round(y - ABOVE * height)}px`;
    this.#haze.style.height = `${Math.round((ABOVE + BELOW) * height)}px`;
  }
}
