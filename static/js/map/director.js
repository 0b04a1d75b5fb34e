/** Moves the camera: to the town's views, to a shop, along a route, from solid to flat and back. */
import { CAMERAS, ahead, bestBearing, busiest, facing } from "./cameras.js";
import { distance, middle } from "./polygon.js";

const FLIGHT = 900; // ms
const IN_FRONT = { attract: 104, route: 40 }; // metres ahead of the screen that the view looks at
const WAY_PITCH = 40; // degrees; steeper, and the near end of a long way leaves the page
const ROUTE_AT_TRUE_ZOOM = 330; // metres of route that fit at the camera's own zoom

export class Director {
  #scene; #home; #flat = false;
  jumps; // instead of flying

  /**
   * @param {object} twin twin.json @param {object} scene see scene.js
   * @param {{name?: string, at?: [number, number], bearing?: number}} camera the screen's place and the way its reader faces
   */
  constructor(twin, scene, { name = "desktop", at, bearing }, still) {
    [this.#scene, this.jumps] = [scene, still];
    const shops = [...scene.shops.values()];
    const fronts = shops.map(({ front }) => front).filter(Boolean);
    this.#home = {
      name,
      busy: shops.length ? busiest(shops.map(({ door }) => door)) : [0, 0],
      bearing: twin.town.bearing ?? bestBearing(fronts),
      at: at && scene.plane.metres(at),
      heads: bearing,
    };
  }

  /** The view the map begins with. */
  first() {
    return this.#view(this.#home.name);
  }

  /** @param {string|{shop?: string, coordinates?: number[][], center?: number[], zoom?: number, pitch?: number, bearing?: number}} where */
  go(where) {
    const view = typeof where === "string" ? this.#view(where) : this.#special(where);
    const flat = this.#flat ? { ...view, pitch: 0 } : view;
    if (this.jumps) this.map.jumpTo(flat);
    else this.map.easeTo({ ...flat, duration: FLIGHT });
  }

  flat(on) {
    this.#flat = on;
    this.map.setMaxPitch(on ? 0 : 76);
    if (!on) this.go({ pitch: CAMERAS[this.#home.name].pitch });
  }

  #view(name) {
    const { busy, bearing, at, heads } = this.#home;
    const camera = CAMERAS[name] ?? CAMERAS.desktop;
    const { degrees } = this.#scene.plane;
    if (!at || !(name in IN_FRONT || name === "browse")) return { ...camera, bearing, center: degrees(busy) };
    if (name === "browse") return { ...camera, bearing, center: degrees(distance(at, busy) < 250 ? middle([at, busy]) : at) };
    return { ...camera, bearing: heads, center: degrees(ahead(at, heads, IN_FRONT[name])) };
  }

  #special({ shop, coordinates, ...view }) {
    if (coordinates) return this.#home.heads === undefined ? this.#whole(coordinates) : this.#along(coordinates);
    const chosen = this.#scene.shops.get(shop);
    if (!chosen) return view;
    const bearing = this.#home.heads ?? this.map.getBearing();
    const zoom = Math.max(this.map.getZoom(), CAMERAS.desktop.zoom);
    return { center: chosen.at, zoom, bearing: chosen.front ? facing(bearing, chosen.front.n) : bearing, ...view };
  }

  /** The whole way in sight, whatever the shape of the page; a town that is seen from a screen keeps that screen's view. */
  #whole(coordinates) {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const [lons, lats] = [0, 1].map((axis) => coordinates.map((at) => at[axis]));
    const box = [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
    const [side, top] = [0.12 * clientWidth, 0.16 * clientHeight]; // room for signs and names
    const padding = { top, bottom: 0.1 * clientHeight, left: side, right: side };
    const bearing = this.map.getBearing();
    const { center, zoom } = this.map.cameraForBounds(box, { bearing, padding, maxZoom: CAMERAS.route.zoom });
    return { center, zoom, pitch: WAY_PITCH, bearing };
  }

  #along(coordinates) {
    const { metres, degrees } = this.#scene.plane;
    const points = coordinates.map(metres);
    const [west, east] = [Math.min, Math.max].map((end) => end(...points.map(([x]) => x)));
    const [south, north] = [Math.min, Math.max].map((end) => end(...points.map(([, y]) => y)));
    const extent = Math.hypot(east - west, north - south);
    const zoom = CAMERAS.route.zoom - Math.max(0, Math.log2(extent / ROUTE_AT_TRUE_ZOOM));
    const bearing = this.#home.heads ?? this.map.getBearing();
    return { center: degrees([(west + east) / 2, (south + north) / 2]), zoom, pitch: CAMERAS.route.pitch, bearing };
  }
}
