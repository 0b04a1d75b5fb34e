/**
 * The town from straight above as SVG: what a screen shows while its map is on its way, where the machine cannot draw one, and at once when
 * the graphics card takes it back. Answers to the same verbs as TwinMap.
 */
import { paletteAt } from "../../map/palette.js";
import { planeAt } from "../../map/plane.js";
import { Ground } from "./ground.js";
import { Letters } from "./letters.js";
import { placeNames } from "./names.js";
import { namedPieces } from "./shapes.js";
import { gableAt, placeHere, placeSigns } from "./signs.js";
import { make } from "./svg.js";
import { matrixOf, pixel, viewOf, viewOfWay } from "./view.js";

const CHOSEN = -1; // rank of its sign: before all others
const SHUT = 1e6; // rank that comes after all that are open, in pixels
const TOP = 120; // units that clock and name of the town take
const TOKENS = ["ground", "core", "pavement", "square", "carriageway", "kerb", "park", "garden", "water", "slate", "stone", "tree", "lit", "ink", "halo"];

export class TownDrawing {
  #element; #plane; #twin; #covers; #unit; #svg; #ground; #letters; #pieces;
  #over = make("g");
  #state = { moment: null, contrast: false, visible: null, chosen: null, route: null, here: null, camera: null };
  #isShown = false;
  #isWaiting = false;

  /** `unit()`: pixels to a unit of the glass; `covers()`: boxes that lie over it; `onChoose(id)`. */
  constructor(element, { twin, unit, covers, onChoose }) {
    [this.#element, this.#twin, this.#unit, this.#covers] = [element, twin, unit, covers];
    this.#plane = planeAt(twin.town.centre);
    this.#letters = new Letters(unit);
    this.#ground = new Ground(twin, this.#plane);
    this.#pieces = namedPieces(twin.layers.paths.features, this.#plane);
    this.#svg = make("svg", { class: "drawing-sheet", "aria-hidden": "true", focusable: "false" });
    this.#svg.append(this.#ground.element, this.#over);
    element.append(this.#svg);
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

  #draw() {
    const { moment, contrast, route, camera } = this.#state;
    const { clientWidth: wide, clientHeight: high } = this.#element;
    if (!moment || !camera || !wide) return;
    this.#svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    const palette = paletteAt(moment.sun.altitude, { contrast });
    for (const token of TOKENS) this.#element.style.setProperty(`--map-${token}`, palette[token]);
    const view = this.#view(wide, high);
    this.#ground.light(moment);
    this.#ground.lead(route);
    this.#ground.element.setAttribute("transform", `matrix(${matrixOf(view).join(" ")})`);
    this.#element.style.setProperty("--metre", `${1 / view.scale}px`);
    this.#write(view, [wide, high]);
  }

  /** Signs and names, none over another: the more somebody looks for it, the sooner it stands. */
  #write(view, room) {
    const [letters, unit] = [this.#letters, this.#unit()];
    const widthOf = (name) => letters.widthOf(name);
    const wishes = this.#wishes(view);
    const mark = this.#mark(view, wishes.find(({ isChosen }) => isChosen));
    const taken = [...this.#covers(), ...(mark ? [mark.place.box] : [])];
    const signs = placeSigns(wishes, taken, room, unit, widthOf);
    const boxes = signs.flatMap(({ box, label }) => (label ? [box, label.box] : [box]));
    const pieces = this.#pieces.map(({ name, from, to }) => ({ name, from: pixel(view, from), to: pixel(view, to) }));
    const names = placeNames(pieces, [...taken, ...boxes], room, unit, widthOf);
    const marks = mark ? [letters.here(mark)] : [];
    this.#over.replaceChildren(...names.map((name) => letters.street(name)), ...marks, ...signs.map((sign) => letters.sign(sign)));
  }

  /** Who looks at the glass: {name, at, place}, or null. */
  #mark(view, chosen) {
    const { here } = this.#state;
    if (!here) return null;
    const at = pixel(view, this.#plane.metres(here.at));
    const unit = this.#unit();
    return { name: here.name, at, place: placeHere(at, this.#letters.widthOf(here.name), chosen ? gableAt(chosen.at, unit) : null, unit) };
  }

  #view(wide, high) {
    const { camera, route } = this.#state;
    const room = high - (camera.padding?.bottom ?? 0);
    const top = TOP * this.#unit();
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
}
