/** Draws what holds: the light of the moment, every shop's state, signs and names; once a frame, and only what is new. */
import { iconMasks } from "./icons.js";
import { fonts } from "./labels.js";
import { Lights } from "./lights.js";
import { Nameplates } from "./nameplates.js";
import { paletteAt } from "./palette.js";
import { drawPlaces, placeIcons } from "./place_images.js";
import { openness, shopPaint } from "./shop_paint.js";
import { Signposts } from "./signposts.js";
import { sprite } from "./sprite.js";

export class Picture {
  backdrop = null;
  #stage; #map; #twin; #scene; #covers; #lights; #signposts; #nameplates; #masks; #palette = null;
  #now = { moment: null, visible: null, chosen: null, contrast: false };
  #waiting = null;
  #inked = "";

  constructor(stage, twin, scene, { sizes, still, covers }) {
    [this.#stage, this.#map, this.#twin, this.#scene, this.#covers] = [stage, stage.map, twin, scene, covers];
    this.#lights = new Lights((id, open) => this.#paintShop(id, open), { still });
    this.ready = this.#start(sizes);
  }

  /** @param {object} patch some of moment, visible, chosen, contrast; however often it changes, it is painted once a frame */
  set(patch) {
    this.#now = { ...this.#now, ...patch };
    this.#waiting ??= new Promise((resolve) => requestAnimationFrame(resolve)).then(() => this.ready).then(() => this.#stage.loaded)
      .then(() => { this.#waiting = null; this.#show(); });
    this.#waiting.catch(() => {}); // what never became ready is told by `ready`
  }

  /** Ids of the shops that are drawn with their awning out. */
  get open() {
    return [...this.#scene.shops.keys()].filter((id) => this.#map.getFeatureState({ source: "shops", id }).reach > 0);
  }

  async settled() {
    await this.#waiting;
  }

  stop() {
    this.#lights.stop();
  }

  /** The shop whose sign or dot lies at a point, or null. */
  signAt(point) {
    return this.#signposts.at(point);
  }

  /** The same, or the shop whose house lies there. */
  shopAt(point) {
    return this.signAt(point) ?? this.#map.queryRenderedFeatures(point, { layers: ["shops", "flat-shops"] })[0]?.properties.id ?? null;
  }

  async #start(sizes) {
    const icons = [...this.#twin.shops.map(({ icon }) => icon), ...placeIcons()];
    [this.#masks] = await Promise.all([sprite().then((document) => iconMasks(document, icons)), fonts()]);
    this.#signposts = new Signposts(this.#map, this.#scene.shops, this.#masks, sizes);
    this.#nameplates = new Nameplates(this.#map, this.#twin, this.#scene.plane, sizes);
    for (const event of ["moveend", "resize"]) this.#map.on(event, () => this.#placeSigns());
    this.#stage.onReturn(() => this.#restore());
  }

  #show() {
    const { moment, contrast } = this.#now;
    if (!moment || this.#stage.isLost) return;
    this.#palette = paletteAt(moment.sun.altitude, { contrast });
    this.#stage.light(this.#palette, moment.sun, contrast);
    this.backdrop?.colour(this.#palette);
    this.#ink();
    const open = new Map([...this.#scene.shops.keys()].map((id) => [id, openness(moment.states.get(id) ?? {})]));
    this.#lights.set(open, (id) => this.#far(id));
    for (const id of open.keys()) this.#paintShop(id, this.#lights.of(id));
    this.#placeSigns();
  }

  /** The landmarks' icons: they change with the labels, twice a day. */
  #ink() {
    const { ink, halo } = this.#palette;
    if (this.#inked === ink + halo) return;
    this.#inked = ink + halo;
    drawPlaces(this.#map, this.#masks, this.#palette);
  }

  #paintShop(id, open) {
    this.#stage.shop(id, shopPaint(this.#scene.shops.get(id), open, this.#palette));
  }

  /** 0 at the lower edge of the view, 1 at the upper one. */
  #far(id) {
    const { y } = this.#map.project(this.#scene.shops.get(id).at);
    return Math.min(1, Math.max(0, 1 - y / this.#map.getContainer().clientHeight));
  }

  #placeSigns() {
    const { moment, visible, chosen, contrast } = this.#now;
    if (!moment || !this.#palette || this.#stage.isLost) return;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const [covers, frame] = [this.#covers(), [4, 4, clientWidth - 4, clientHeight - 4]];
    const look = contrast ? "contrast" : this.#palette.bright ? "day" : "night";
    const isOpen = (id) => moment.states.get(id)?.kind === "open";
    this.#signposts.show({ look, visible, chosen, covers, frame, isOpen });
    this.#nameplates.show([...covers, ...this.#signposts.boxes], frame, moment.at);
  }

  #restore() {
    this.#signposts.forget();
    this.#nameplates.forget();
    this.#show();
  }
}
