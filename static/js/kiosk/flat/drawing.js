/**
 * The town from straight above as SVG: what a screen shows while its map is on its way, where the machine cannot draw one, and at once when
 * the graphics card takes it back. Answers to the same verbs as TwinMap.
 */
import { paletteAt, GROUPS } from "../../map/palette.js";
import { planeAt } from "../../map/plane.js";
import { areaOf, areas, namedPieces, streets, trees, way } from "./shapes.js";
import { placeSigns } from "./signs.js";
import { matrixOf, pixel, viewOf, viewOfWay } from "./view.js";

const SVG = "http://www.w3.org/2000/svg";
const CHOSEN = -1; // rank of its sign: before all others
const SHUT = 1e6; // rank that comes after all that are open, in pixels
const TOKENS = ["ground", "core", "pavement", "square", "carriageway", "kerb", "park", "garden", "water", "slate", "stone", "tree", "lit", "ink", "halo"];

const make = (name, attributes = {}) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

export class TownDrawing {
  #element; #plane; #twin; #covers; #unit; #svg; #ground; #over; #way; #fronts = new Map(); #pieces; #letters;
  #state = { moment: null, contrast: false, visible: null, chosen: null, route: null, here: null, camera: null };
  #isShown = false;

  /** `unit()`: pixels to a unit of the glass; `covers()`: boxes that lie over it; `onChoose(id)`. */
  constructor(element, { twin, unit, covers, onChoose }) {
    [this.#element, this.#twin, this.#unit, this.#covers] = [element, twin, unit, covers];
    this.#plane = planeAt(twin.town.centre);
    this.#letters = document.createElement("canvas").getContext("2d");
    this.#build();
    element.addEventListener("click", ({ target }) => onChoose(target.closest?.("[data-shop]")?.dataset.shop ?? null));
  }

  setMoment(moment) { this.#set({ moment }); }
  setContrast(contrast) { this.#set({ contrast }); }
  setVisible(visible) { this.#set({ visible }); }
  choose(chosen) { this.#set({ chosen }); }
  setHere(here) { this.#set({ here }); }
  setRoute(points) { this.#set({ route: points?.map(this.#plane.metres) ?? null }); }
  flyTo(camera) { this.#set({ camera }); }

  /** Shown, it is drawn before the browser's next picture. */
  show(on) {
    this.#isShown = on;
    this.#element.hidden = !on;
    if (on) this.#draw();
  }

  #set(patch) {
    Object.assign(this.#state, patch);
    if (!this.#isShown || this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.#isShown) this.#draw();
    });
  }
  #isWaiting = false;

  #build() {
    const { layers, shops } = this.#twin;
    const plane = this.#plane;
    this.#svg = make("svg", { class: "drawing-sheet", "aria-hidden": "true", focusable: "false" });
    this.#ground = make("g");
    this.#over = make("g");
    const path = (d, className, more = {}) => this.#ground.appendChild(make("path", { d, class: className, ...more }));
    for (const { kind, d } of areas(layers.perimeter.features, plane, () => "core")) path(d, `area-${kind}`);
    for (const { kind, d } of areas(layers.ground?.features ?? [], plane, ({ properties }) => properties.kind)) path(d, `area-${kind}`);
    const lanes = streets(layers.paths.features, plane);
    for (const { width, d } of lanes) path(d, "lane-edge", { "stroke-width": width + 3.4 });
    for (const { width, d } of lanes) path(d, "lane", { "stroke-width": width });
    const isLandmark = ({ properties }) => (properties.landmark ? "landmark" : "house");
    for (const { kind, d } of areas(layers.buildings.features, plane, isLandmark)) path(d, kind);
    path(trees(layers.trees?.features ?? [], plane), "trees");
    this.#way = [path("", "way-edge"), path("", "way-line")];
    const groups = new Map(shops.map((shop) => [shop.id, shop.group]));
    for (const { properties: { shop }, geometry } of layers.premises.features) {
      const front = path(areaOf(geometry, plane), "front");
      if (!shop) continue;
      front.dataset.shop = shop;
      front.style.setProperty("--group", GROUPS[groups.get(shop)] ?? "");
      this.#fronts.set(shop, front);
    }
    this.#ground.append(...this.#way); // over the houses: from above nothing hides it
    this.#pieces = namedPieces(layers.paths.features, plane);
    this.#svg.append(this.#ground, this.#over);
    this.#element.append(this.#svg);
  }

  #draw() {
    const { moment, contrast, route, here } = this.#state;
    const { clientWidth: wide, clientHeight: high } = this.#element;
    if (!moment || !this.#state.camera || !wide) return;
    this.#svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    const palette = paletteAt(moment.sun.altitude, { contrast });
    for (const token of TOKENS) this.#element.style.setProperty(`--map-${token}`, palette[token]);
    for (const [id, front] of this.#fronts) front.dataset.open = String(moment.states.get(id)?.kind === "open");
    for (const line of this.#way) line.setAttribute("d", route ? way(route) : "");
    const view = this.#view(wide, high);
    this.#ground.setAttribute("transform", `matrix(${matrixOf(view).join(" ")})`);
    this.#element.style.setProperty("--metre", `${1 / view.scale}px`);
    const mark = here && { name: here.name, at: pixel(view, this.#plane.metres(here.at)) };
    const taken = [...this.#covers(), ...(mark ? [this.#boxOf(mark)] : [])];
    const signs = placeSigns(this.#wishes(view), taken, [wide, high], this.#unit(), (name) => this.#widthOf(name));
    this.#over.replaceChildren(...this.#names(view, signs, taken), ...(mark ? [this.#here(mark)] : []), ...signs.map((sign) => this.#sign(sign)));
  }

  #view(wide, high) {
    const { camera, route } = this.#state;
    const room = high - (camera.padding?.bottom ?? 0);
    const top = 120 * this.#unit(); // clock and name of the town
    const middle = [wide / 2, top + (room - top) / 2];
    if (route?.length > 1) return viewOfWay(route, camera.bearing, middle, [wide * 0.7, (room - top) * 0.72], this.#unit());
    return viewOf(camera, this.#plane, middle, this.#unit());
  }

  #wishes(view) {
    const { moment, visible, chosen } = this.#state;
    return this.#twin.shops.filter(({ id, door }) => door && (!visible || visible.has(id))).map((shop) => {
      const at = pixel(view, this.#plane.metres(shop.door));
      const { id, name, icon, group } = shop;
      const isChosen = id === chosen;
      const isOpen = moment.states.get(id)?.kind === "open" || isChosen;
      const apart = Math.hypot(at[0] - view.middle[0], at[1] - view.middle[1]);
      return { id, name, icon, group, at, isOpen, isChosen, rank: isChosen ? CHOSEN : apart + (isOpen ? 0 : SHUT) };
    });
  }

  #widthOf(text, size = 26) {
    this.#letters.font = `650 ${size * this.#unit()}px "Atkinson Hyperlegible Next"`;
    return this.#letters.measureText(text).width;
  }

  #text(content, className, x, y, more = {}) {
    const made = make("text", { class: className, x, y, "font-size": 26 * this.#unit(), ...more });
    made.textContent = content;
    return made;
  }

  #sign({ id, name, icon, group, at, left, top, label, isOpen }) {
    const unit = this.#unit();
    const made = make("g", { class: "sign", "data-shop": id, "data-open": isOpen });
    made.style.setProperty("--group", GROUPS[group] ?? "");
    made.append(make("path", { class: "sign-pole", d: `M${at[0]} ${top + 40 * unit}V${at[1]}` }));
    const gable = make("g", { transform: `translate(${left} ${top}) scale(${unit})` });
    gable.append(make("path", { class: "sign-gable", d: "M2 46V21h4v-6h5V9h5V4h4V1h4v3h4v5h5v6h5v6h4v25z" }));
    gable.append(make("use", { class: "sign-icon", href: `#${icon}`, x: 12, y: 22, width: 20, height: 20 }));
    made.append(gable);
    if (label) made.append(this.#text(name, "sign-name", label.x, label.y, { "text-anchor": label.anchor }));
    return made;
  }

  #boxOf({ name, at: [x, y] }) {
    const half = Math.max(20 * this.#unit(), this.#widthOf(name) / 2);
    return [x - half, y - 20 * this.#unit(), x + half, y + 58 * this.#unit()];
  }

  #here({ name, at: [x, y] }) {
    const unit = this.#unit();
    const made = make("g", { class: "here" });
    for (const [className, r] of [["here-edge", 19], ["here-ring", 16], ["here-dot", 7]]) made.append(make("circle", { class: className, cx: x, cy: y, r: r * unit }));
    made.append(this.#text(name, "sign-name", x, y + 48 * unit, { "text-anchor": "middle" }));
    return made;
  }

  /** Names of streets along them, where they are long enough and nothing else stands. */
  #names(view, signs, taken) {
    const unit = this.#unit();
    const boxes = [...taken, ...signs.flatMap(({ left, top, at, label }) => [[left, top, left + 44 * unit, at[1]], ...(label ? [label.box] : [])])];
    return this.#pieces.flatMap(({ name, from, to }) => {
      const [[x1, y1], [x2, y2]] = [pixel(view, from), pixel(view, to)];
      const [x, y, width] = [(x1 + x2) / 2, (y1 + y2) / 2, this.#widthOf(name)];
      const angle = ((Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI + 270) % 180 - 90;
      const [across, down] = [Math.abs(Math.cos((angle * Math.PI) / 180)) * width / 2 + 14 * unit, Math.abs(Math.sin((angle * Math.PI) / 180)) * width / 2 + 14 * unit];
      const box = [x - across, y - down, x + across, y + down];
      const { clientWidth, clientHeight } = this.#element;
      const isOut = box[0] < 0 || box[1] < 0 || box[2] > clientWidth || box[3] > clientHeight;
      const isTaken = boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (isOut || isTaken || Math.hypot(x2 - x1, y2 - y1) < width * 0.8) return [];
      boxes.push(box);
      return [this.#text(name, "street-name", 0, 9 * unit, { "text-anchor": "middle", transform: `translate(${x} ${y}) rotate(${angle})` })];
    });
  }
}
