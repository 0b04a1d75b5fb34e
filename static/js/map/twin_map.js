/** The twin as a map: one object that shows a moment, a choice, a filter, a route. Site and screen use the same. */
import { Backdrop } from "./backdrop.js";
import { capability, wantsStillness } from "./capability.js";
import { Director } from "./director.js";
import { Economy } from "./economy.js";
import { sizesFor } from "./labels.js";
import { Pace } from "./pace.js";
import { Picture } from "./picture.js";
import { feature, sceneOf } from "./scene.js";
import { Stage } from "./stage.js";

const SCREEN = 1080; // pixels of width that the screen's sizes were chosen for

export class TwinMap {
  #stage; #director; #picture; #economy; #pace; #covers; #here = null; #scale = 1;
  isFlat = false; // seen from straight above, without heights

  /**
   * @param {HTMLElement} element empty, with a size
   * @param {object} options snapshot: twin.json; camera: {name, at, bearing} (names in cameras.js); mode: "site" or "screen";
   *   texts: {label}; onChoose(id or null); covers() -> boxes in pixels that lie over the map; padding: {top, right, bottom, left}
   * @throws {NoWebGL}
   */
  constructor(element, { snapshot, camera = {}, mode = "site", texts, onChoose = () => {}, covers = () => [], padding }) {
    const { software } = capability();
    const still = software || wantsStillness();
    this.#pace = software && mode === "screen" ? new Pace(window) : null;
    const scene = sceneOf(snapshot, { plain: this.isPaced });
    this.#scale = mode === "screen" ? Math.max(0.4, element.clientWidth / SCREEN) : 1;
    const sizes = sizesFor(mode, this.#scale);
    this.#covers = covers;
    this.#director = new Director(snapshot, scene, camera, still);
    const view = this.#director.first();
    const drawing = { sizes, still, antialias: !software, pace: this.#pace };
    this.#stage = new Stage(element, snapshot, scene, { ...drawing, label: texts?.label ?? "", camera: view });
    this.map = this.#director.map = this.#stage.map;
    if (padding) this.map.setPadding(padding);
    this.#picture = new Picture(this.#stage, snapshot, scene, { sizes, still, covers: () => this.#taken() });
    this.ready = this.#start(onChoose, software);
    this.ready.catch(() => {}); // every verb that waits for it says so again
  }

  /** @param {object} moment what momentAt (moment.js) gives */
  setMoment(moment) {
    this.#economy?.changing();
    this.#picture.set({ moment });
  }

  /** Which shops have a sign: a Set of ids, or null for all. */
  setVisible(visible) { this.#picture.set({ visible }); }

  choose(chosen) { this.#picture.set({ chosen }); }

  setContrast(contrast) { this.#picture.set({ contrast }); }

  /** @param {?[number, number][]} coordinates [lon, lat] from here to the door */
  async setRoute(coordinates) {
    await this.ready;
    this.#stage.put("route", coordinates ? [feature("LineString", coordinates)] : []);
  }

  /** @param {?{at: [number, number], name: string}} here on the pavement, with its words */
  async setHere(here) {
    this.#here = here;
    await this.ready;
    this.#stage.put("here", here ? [feature("Point", here.at, { name: here.name ?? "" })] : []);
  }

  async setFlat(on) {
    await this.ready;
    this.isFlat = on;
    this.#stage.flat(on);
    this.#director.flat(on);
  }

  /** @param {string|object} where a camera's name, or {shop}, {coordinates}, or MapLibre's own {center, zoom, pitch, bearing} */
  flyTo(where) {
    this.#director.go(where);
  }

  resize() { this.map.resize(); }

  /** For a machine that is slow: the camera jumps, and where nothing else gives a coarse picture, half the pixels on each side do. */
  spare() {
    this.#director.jumps = true;
    if (!this.isPaced) this.map.setPixelRatio(this.map.getPixelRatio() * 0.5);
  }

  /** Whether frames wait until nobody touches the glass; see pace.js. */
  get isPaced() {
    return this.#pace !== null;
  }

  /** Whether the graphics card took its picture away. */
  get isLost() {
    return this.#stage.isLost;
  }

  /** Ids of the shops that are drawn as open. */
  get open() {
    return this.#picture.open;
  }

  /** Resolves once all is drawn that was asked for. */
  async idle() {
    await this.ready;
    await this.#picture.settled();
    if (!this.map.loaded() || this.map.isMoving()) await this.map.once("idle");
  }

  /** Resolves once all of it has left the processor too, which may take longer than to ask for it. */
  async drawn() {
    await this.idle();
    const gl = this.map.getCanvas().getContext("webgl2");
    const end = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    while (gl.getSyncParameter(end, gl.SYNC_STATUS) === gl.UNSIGNALED) await new Promise((resolve) => setTimeout(resolve, 30));
    gl.deleteSync(end);
  }

  /** Resolves once the picture is also as fine as it gets: weak machines draw it in full only at rest. */
  async atRest() {
    await this.idle();
    if (this.#economy && !this.#economy.isAtRest) await new Promise((resolve) => { this.#economy.onRest = resolve; });
    await this.idle();
  }

  destroy() {
    this.#economy?.stop();
    this.#pace?.stop();
    this.#picture.stop();
    this.#stage.stop();
  }

  async #start(onChoose, software) {
    await Promise.all([this.#picture.ready, this.#stage.loaded]);
    this.#picture.backdrop = new Backdrop(this.map);
    this.#picture.set({}); // what was painted before the backdrop stood gives it its colour now
    this.map.on("click", ({ point }) => onChoose(this.#picture.shopAt(point)));
    this.map.on("mousemove", ({ point }) => this.map.getCanvas().classList.toggle("map-over", this.#picture.signAt(point) !== null));
    if (this.isPaced) return; // its pictures stand still: what spares a moving camera would only cost it a second frame
    const act = { shadows: (on) => this.#stage.shade(on), trees: () => this.#stage.fellTrees(), flat: () => this.setFlat(true) };
    this.#economy = new Economy(this.map, act, software);
  }

  /** What no sign may cover: the page's own things, and 'you are here' with its words. */
  #taken() {
    if (!this.#here) return this.#covers();
    const { x, y } = this.map.project(this.#here.at);
    const [wide, high] = [(this.#here.name ? 96 : 22) * this.#scale, (this.#here.name ? 64 : 18) * this.#scale];
    return [...this.#covers(), [x - wide, y - 18 * this.#scale, x + wide, y + high]];
  }
}
