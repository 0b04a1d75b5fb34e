/** Names of streets and landmarks in the view of now: only whole ones, clear of signs, edges and what lies over the map. */
import { SEMIBOLD } from "./labels.js";
import { happenings, landmarks, namedStreets, streetNames } from "./marks.js";
import { collection } from "./scene.js";
import { sheet } from "./icons.js";

export class Nameplates {
  #map;
  #streets;
  #places;
  #events;
  #sizes;
  #pen = sheet(1, 1).getContext("2d");
  #written = "";

  constructor(map, twin, plane, sizes) {
    [this.#map, this.#sizes] = [map, sizes];
    this.#streets = namedStreets(twin.layers.paths, plane);
    this.#places = twin.places;
    this.#events = twin.events;
    this.#pen.font = `600 100px "${SEMIBOLD}", sans-serif`;
  }

  /**
   * @param {number[][]} taken boxes in pixels where no name may be @param {number[]} frame left, top, right, bottom
   * @param {number} now epoch seconds: what has hours is named only while it is there */
  show(taken, frame, now) {
    const isFree = ({ x, y }) => inside([x, y, x, y], frame) && !taken.some((box) => meets(box, [x - 8, y - 8, x + 8, y + 8]));
    const size = this.#sizes.street[1];
    const hasImage = (image) => this.#map.hasImage(image);
    const features = [
      ...streetNames(this.#streets, { project: (at) => this.#map.project(at), wide: (name) => this.#wide(name, size), isFree }),
      ...[...happenings(this.#events, now, hasImage), ...landmarks(this.#places, now, hasImage)]
        .filter(({ geometry, properties }) => this.#fits(geometry, properties, taken, frame)),
    ];
    const text = JSON.stringify(features);
    if (text === this.#written) return;
    this.#written = text;
    this.#map.getSource("names").setData(collection(features));
  }

  forget() {
    this.#written = "";
  }

  #wide(text, size) {
    return (this.#pen.measureText(text).width / 100) * size * 1.06;
  }

  #fits({ coordinates }, { name }, taken, frame) {
    const { x, y } = this.#map.project(coordinates);
    const [half, size] = [this.#wide(name, this.#sizes.landmark) / 2, this.#sizes.landmark];
    const box = [x - half, y - size, x + half, y + size * 2];
    return inside(box, frame) && !taken.some((other) => meets(other, box));
  }
}

const inside = ([l, t, r, b], [fl, ft, fr, fb]) => l >= fl && t >= ft && r <= fr && b <= fb;

const meets = ([l, t, r, b], [ol, ot, or, ob]) => l < or && r > ol && t < ob && b > ot;
