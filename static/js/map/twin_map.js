/** The twin as a map: one object that shows a moment, a choice, a filter, a route. Site and screen use the same. */
import { Backdrop } from "./backdrop.js";
import { capability, wantsStillness } from "./capability.js";
import { Director } from "./director.js";
import { iconMasks } from "./icons.js";
import { Lights } from "./lights.js";
import { Nameplates } from "./nameplates.js";
import { paletteAt } from "./palette.js";
import { drawPlaces, placeIcons } from "./place_images.js";
import { sceneOf } from "./scene.js";
import { openness, shopPaint } from "./shop_paint.js";
import { Signposts } from "./signposts.js";
import { sprite } from "./sprite.js";
import { Stage } from "./stage.js";
import { shopAt } from "./touch.js";
import { fonts } from "./labels.js";

export class TwinMap {
  #twin; #scene; #stage; #director; #lights; #signposts; #nameplates; #backdrop; #masks; #mode;
  #moment = null; #palette = null; #visible = null; #chosen = null; #contrast = false; #wanted = false; #here = null;

  /** See createTwinMap in map.js. @throws {NoWebGL} */
  constructor(element, { snapshot, camera = {}, mode = "site", texts, onChoose = () => {}, covers = () => [], padding }) {
    const { software } = capability();
    const still = software || wantsStillness();
    [this.#twin, this.#mode, this.covers] = [snapshot, mode, covers];
    this.#scene = sceneOf(snapshot);
    this.#director = new Director(snapshot, this.#scene, camera, still);
    this.#stage = new Stage(element, snapshot, this.#scene, {
      mode, still, antialias: !software, label: texts?.label ?? "", camera: this.#director.first(),
    });
    this.map = this.#stage.map;
    this.#director.map = this.map;
    if (padding) this.map.setPadding(padding);
    this.#lights = new Lights((id, open) => this.#paintShop(id, open), { still });
    this.ready = this.#start(onChoose);
  }

  setMoment(moment) {
    this.#moment = moment;
    this.#soon();
  }

  /** Which shops have a sign: a Set of ids, or null for all. */
  setVisible(ids) {
    this.#visible = ids;
    this.#soon();
  }

  choose(id) {
    this.#chosen = this.#scene.shops.has(id) ? id : null;
    this.#soon();
  }

  setContrast(on) {
    this.#contrast = on;
    this.#soon();
  }

  async setRoute(coordinates) {
    await this.ready;
    const line = { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };
    this.#stage.put("route", coordinates ? [line] : []);
  }

  async setHere(here) {
    this.#here = here;
    await this.ready;
    const point = { type: "Feature", properties: { name: here?.name ?? "" }, geometry: { type: "Point", coordinates: here?.at } };
    this.#stage.put("here", here ? [point] : []);
  }

  async setFlat(on) {
    await this.ready;
    this.#stage.flat(on);
    this.#director.flat(on);
  }

  flyTo(where) {
    this.#director.go(where);
  }

  resize() {
    this.map.resize();
  }

  /** Resolves once all is drawn that was asked for. */
  async idle() {
    await this.ready;
    if (!this.map.loaded() || this.map.isMoving() || this.#wanted) await this.map.once("idle");
  }

  destroy() {
    this.#lights.stop();
    this.#stage.stop();
  }

  async #start(onChoose) {
    const icons = [...this.#twin.shops.map(({ icon }) => icon), ...placeIcons()];
    [this.#masks] = await Promise.all([sprite().then((document) => iconMasks(document, icons)), this.#stage.loaded, fonts()]);
    this.#signposts = new Signposts(this.map, this.#scene.shops, this.#masks, this.#mode);
    this.#nameplates = new Nameplates(this.map, this.#twin, this.#scene.plane, this.#mode);
    this.#backdrop = new Backdrop(this.map);
    for (const event of ["moveend", "resize"]) this.map.on(event, () => this.#placeSigns());
    this.map.on("click", ({ point }) => onChoose(shopAt(this.map, this.#signposts, point)));
    this.map.on("webglcontextrestored", () => this.map.once("style.load", () => this.#restore()));
    this.#show();
  }

  /** However often a slider moves, the map is painted once a frame. */
  #soon() {
    if (this.#wanted) return;
    this.#wanted = true;
    requestAnimationFrame(() => this.ready.then(() => this.#show()));
  }

  #show() {
    this.#wanted = false;
    if (!this.#moment) return;
    const { sun, states } = this.#moment;
    this.#palette = paletteAt(sun.altitude, { contrast: this.#contrast });
    this.#stage.light(this.#palette, sun, this.#contrast);
    this.#backdrop.colour(this.#palette);
    drawPlaces(this.map, this.#masks, this.#palette);
    const open = new Map([...this.#scene.shops.keys()].map((id) => [id, openness(states.get(id) ?? {})]));
    this.#lights.set(open, (id) => this.#far(id));
    for (const id of this.#scene.shops.keys()) this.#paintShop(id, this.#lights.of(id));
    this.#placeSigns();
  }

  #paintShop(id, open) {
    this.#stage.shop(id, shopPaint(this.#scene.shops.get(id), open, this.#palette));
  }

  #far(id) {
    const { y } = this.map.project(this.#scene.shops.get(id).at);
    const height = this.map.getContainer().clientHeight;
    return Math.min(1, Math.max(0, 1 - y / height));
  }

  #placeSigns() {
    if (!this.#moment) return;
    const { clientWidth, clientHeight } = this.map.getContainer();
    const [covers, frame] = [[...this.covers(), ...this.#hereBox()], [4, 4, clientWidth - 4, clientHeight - 4]];
    const look = this.#contrast ? "contrast" : this.#palette.bright ? "day" : "night";
    this.#signposts.show({
      look, visible: this.#visible, chosen: this.#chosen, covers, frame,
      isOpen: (id) => this.#moment.states.get(id)?.kind === "open",
    });
    this.#nameplates.show([...covers, ...this.#signposts.boxes], frame, this.#moment.at);
  }

  /** The room that 'you are here' takes. */
  #hereBox() {
    if (!this.#here) return [];
    const { x, y } = this.map.project(this.#here.at);
    const wide = this.#here.name ? 88 : 24;
    return [[x - wide, y - 16, x + wide, y + (this.#here.name ? 62 : 16)]];
  }

  #restore() {
    this.#signposts.forget();
    this.#nameplates.forget();
    this.#show();
  }
}
