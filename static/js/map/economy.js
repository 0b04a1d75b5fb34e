/**
 * Sparing weak machines, in the order of the look: fewer pixels and no shadows while something moves, then no trees, then flat.
 * Nothing is measured on purpose; frames that had to be drawn anyway are timed.
 */
const RESTS = 320; // ms after the last change until the picture is drawn in full
const MOVING = 0.75; // of the pixels on each side, while something moves
const SLOW = 70; // ms a frame; above it a machine is spared
const TOO_SLOW = 250; // ms a frame although spared: then the map lies down
const ENOUGH = 8; // frames for a verdict

export class Economy {
  onRest = () => {};
  #map; #act; #spares; #timer = null; #times = []; #last = null; #isSpared = false; #treeless = false; #isOwn = false;

  /** @param {{shadows: (on: boolean) => void, trees: () => void, flat: () => void}} act @param {boolean} software */
  constructor(map, act, software) {
    [this.#map, this.#act, this.#spares] = [map, act, software];
    this.full = map.getPixelRatio();
    map.on("movestart", () => { this.#last = null; this.changing(); });
    map.on("move", () => this.changing());
    map.on("render", () => this.#time());
  }

  /** Something moves: the camera or the clock. Spares if this machine needs it, and rests soon after. */
  changing() {
    if (!this.#spares || this.#isOwn) return;
    if (!this.#isSpared) this.#spare(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#spare(false), RESTS);
  }

  /** Whether the picture is drawn in full, with nothing left to do. */
  get isAtRest() {
    return !this.#isSpared;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #spare(on) {
    this.#isSpared = on;
    this.#isOwn = true; // a new pixel ratio resizes the map, and that looks like a move
    this.#map.setPixelRatio(on ? this.full * MOVING : this.full);
    this.#isOwn = false;
    this.#act.shadows(!on);
    if (!on) this.onRest();
  }

  #time() {
    const now = performance.now();
    if (this.#map.isMoving() && this.#last !== null) this.#times.push(now - this.#last);
    this.#last = this.#map.isMoving() ? now : null;
    if (this.#times.length < ENOUGH) return;
    const median = this.#times.toSorted((a, b) => a - b)[ENOUGH / 2];
    this.#times = [];
    this.#judge(median);
  }

  #judge(median) {
    if (median > SLOW && !this.#spares) this.#spares = true;
    else if (median > TOO_SLOW && !this.#treeless) {
      this.#treeless = true;
      this.#act.trees();
    } else if (median > TOO_SLOW) this.#act.flat();
  }
}
