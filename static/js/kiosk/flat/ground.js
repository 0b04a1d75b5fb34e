/** All of the town that stays where it is: ground, streets, houses and shops, drawn once, in metres. */
import { GROUPS } from "../../map/palette.js";
import { areaOf, areas, streets, trees, way } from "./shapes.js";
import { make } from "./svg.js";

const EDGE = 3.4; // metres of pavement along a carriageway, both sides together

export class Ground {
  element = make("g");
  #fronts = new Map(); // id of a shop -> its premises
  #way;

  constructor({ layers, shops }, plane) {
    this.#areas(layers, plane);
    this.#streets(layers, plane);
    this.#houses(layers, plane);
    this.#premises(layers, shops, plane);
    this.#way = [this.#path("", "way-edge"), this.#path("", "way-line")]; // last: from above nothing hides it
  }

  /** Lights the shops that are open at `moment`. */
  light(moment) {
    for (const [id, front] of this.#fronts) front.dataset.open = String(moment.states.get(id)?.kind === "open");
  }

  /** Draws a way, `points` in metres, or none. */
  lead(points) {
    for (const line of this.#way) line.setAttribute("d", points ? way(points) : "");
  }

  #path(d, className, more = {}) {
    return this.element.appendChild(make("path", { d, class: className, ...more }));
  }

  #areas(layers, plane) {
    for (const { kind, d } of areas(layers.perimeter.features, plane, () => "core")) this.#path(d, `area-${kind}`);
    for (const { kind, d } of areas(layers.ground?.features ?? [], plane, ({ properties }) => properties.kind)) this.#path(d, `area-${kind}`);
  }

  #streets(layers, plane) {
    const lanes = streets(layers.paths.features, plane);
    for (const { width, d } of lanes) this.#path(d, "lane-edge", { "stroke-width": width + EDGE });
    for (const { width, d } of lanes) this.#path(d, "lane", { "stroke-width": width });
  }

  #houses(layers, plane) {
    const kindOf = ({ properties }) => (properties.landmark ? "landmark" : "house");
    for (const { kind, d } of areas(layers.buildings.features, plane, kindOf)) this.#path(d, kind);
    this.#path(trees(layers.trees?.features ?? [], plane), "trees");
  }

  #premises(layers, shops, plane) {
    const groups = new Map(shops.map((shop) => [shop.id, shop.group]));
    for (const { properties: { shop }, geometry } of layers.premises.features) {
      const front = this.#path(areaOf(geometry, plane), "front");
      if (!shop) continue;
      front.dataset.shop = shop;
      front.style.setProperty("--group", GROUPS[groups.get(shop)] ?? "");
      this.#fronts.set(shop, front);
    }
  }
}
