/** The signs of the shops on the map: chooses a place for each, hands them to MapLibre, and knows what lies under a finger. */
import { SEMIBOLD } from "./labels.js";
import { lines } from "./names.js";
import { HEAD, POLES, signImage, signName } from "./signs.js";
import { SMALL, perspective, placeSigns } from "./placement.js";
import { collection } from "./scene.js";
import { sheet } from "./icons.js";

const FINGER = 22; // pixels around a dot that still choose it
const MARGIN = 6;
const SHUT = 0.8; // a closed shop's sign is smaller: it must not drown the open ones

const within = (value, [least, most]) => Math.min(most, Math.max(least, value));

export class Signposts {
  #map;
  #shops;
  #masks;
  #sizes;
  #pen = sheet(1, 1).getContext("2d");
  #spots = new Map();
  #feet = new Map();
  #written = "";

  constructor(map, shops, masks, sizes) {
    [this.#map, this.#shops, this.#masks, this.#sizes] = [map, shops, masks, sizes];
    this.#pen.font = `600 100px "${SEMIBOLD}", sans-serif`;
  }

  /**
   * Places and draws all signs anew.
   * @param {{look: string, isOpen: (id: string) => boolean, visible: ?Set<string>, chosen: ?string, covers: number[][], frame: number[]}} now
   */
  show({ look, isOpen, visible, chosen, covers, frame }) {
    this.#feet.clear(); // what left the view, or the filter, is no longer under a finger
    const drawn = [...this.#shops.values()].filter(({ id }) => id === chosen || !visible || visible.has(id));
    const signs = drawn.map((shop) => this.#sign(shop, isOpen(shop.id), shop.id === chosen)).filter(Boolean);
    this.#spots = placeSigns(signs, frame, covers);
    const features = signs.filter(({ id }) => this.#spots.has(id))
      .map((sign) => this.#feature(sign, this.#spots.get(sign.id), look));
    const text = JSON.stringify(features);
    if (text === this.#written) return; // nothing new: no layout, no frame
    this.#written = text;
    this.#map.getSource("signs").setData(collection(features));
  }

  /** The boxes of all signs and their names, pixels. */
  get boxes() {
    return [...this.#spots.values()].flatMap(({ boxes }) => boxes);
  }

  /** Forgets what it wrote: after the map lost its picture. */
  forget() {
    this.#written = "";
  }

  /** The shop whose sign or dot lies at a point of the map, or null. */
  at({ x, y }) {
    const hits = [...this.#spots].filter(([, { boxes: [[l, t, r, b]] }]) => x >= l && x <= r && y >= t && y <= b);
    if (hits.length) return hits.at(-1)[0];
    const near = [...this.#feet].map(([id, foot]) => [id, Math.hypot(foot.x - x, foot.y - y)]).toSorted((a, b) => a[1] - b[1])[0];
    return near && near[1] <= FINGER ? near[0] : null;
  }

  #sign(shop, open, isChosen) {
    const foot = this.#map.project(shop.at);
    const { clientHeight, clientWidth } = this.#map.getContainer();
    if (foot.x < -50 || foot.y < 0 || foot.x > clientWidth + 50 || foot.y > clientHeight + 200) return null;
    this.#feet.set(shop.id, foot);
    const far = perspective(this.#middle() - foot.y, clientHeight, this.#map.getPitch());
    const scale = this.#sizes.sign * within(far, this.#sizes.scale) * (isChosen ? 1.25 : open ? 1 : SHUT);
    const pixels = within(this.#sizes.name * far * (isChosen ? 1.1 : 1), this.#sizes.text);
    const text = lines(shop.name);
    return {
      id: shop.id, shop, open, far, pixels, text, x: foot.x, y: foot.y, scale, must: isChosen,
      named: open || isChosen, rank: isChosen ? -1e9 : (open ? 0 : 1e6) - foot.y, name: this.#measure(text, pixels),
    };
  }

  #middle() {
    const { clientHeight } = this.#map.getContainer();
    const { top = 0, bottom = 0 } = this.#map.getPadding();
    return (clientHeight + top - bottom) / 2;
  }

  #measure(text, pixels) {
    const wide = Math.max(0, ...text.map((line) => this.#pen.measureText(line).width));
    return { w: (wide / 100) * pixels + MARGIN, h: text.length * pixels * 1.15 + 2 };
  }

  #feature({ shop, open, far, pixels, text, scale, y, must }, { tier, side, small }, look) {
    const sign = { icon: shop.icon, group: shop.group, open, look, tier };
    const image = signName(sign);
    if (!this.#map.hasImage(image)) this.#map.addImage(image, ...signImage(sign, this.#masks, this.#sizes.sign));
    const out = { left: HEAD / 2 + 4, right: -HEAD / 2 - 4, bottom: 0 }[side] ?? 0;
    const up = POLES[tier] + (side === "bottom" ? HEAD + 3 : HEAD * 0.42);
    return {
      type: "Feature",
      geometry: { type: "Point", coordinates: shop.at },
      properties: {
        id: shop.id, image, size: ((small ? SMALL : 1) * scale) / far / this.#sizes.sign, text: side ? text.join("\n") : "", textSize: pixels / far,
        anchor: side ?? "left", offset: [(out * scale) / pixels, (-up * scale) / pixels], order: must ? 1e6 : Math.round(y),
      },
    };
  }
}
