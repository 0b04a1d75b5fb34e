/**
 * Sparing weak machines, in the order of the look: no shadows while something moves, then fewer pixels, then no trees, then
 * flat. Nothing is measured on purpose; frames that had to be drawn anyway are timed. The number of pixels changes once and
 * for good: a canvas drawn by the processor stands still for most of a second when it gets another size.
 */
const RESTS = 320; // ms after the last change until the picture is drawn in full
const FEWER = 0.75; // of the pixels on each side
const SLOW = 70; // ms a frame; above it a machine is spared
const TOO_SLOW = 250; // ms a frame although spared: the next saving
const ENOUGH = 8; // frames for a verdict

export class Economy {
  onRest = () => {};
  #map; #act; #savings; #spares; #timer = null; #times = []; #last = null; #isSpared = false;

  /** @param {{shadows: (on: boolean) => void, trees: () => void, flat: () => void}} act @param {boolean} software */
  constructor(map, act, software) {
    [this.#map, this.#act, this.#spares] = [map, act, software];
    this.#savings = [() => map.setPixelRatio(map.getPixelRatio() * FEWER), act.trees, act.flat];
    map.on("movestart", () => { this.#last = null; });
    map.on("move", () => this.changing());
    map.on("render", () => this.#time());
  }

  /** Something moves: the camera or the clock. Spares if this machine needs it, and rests soon after. */
  changing() {
    if (!this.#spares) return;
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
    this.#act.shadows(!on);
    if (!on) this.onRest();
  }

  #time() {
    const now = performance.now();
    const isMoving = this.#map.isMoving();
    if (isMoving && this.#last !== null) this.#times.push(now - this.#last);
    this.#last = isMoving ? now : null;
    if (this.#times.length < ENOUGH) return;
    this.#judge(this.#times.splice(0).toSorted((a, b) => a - b)[ENOUGH / 2]);
  }

  #judge(median) {
    if (median > SLOW && !this.#spares) this.#spares = true;
    else if (median > TOO_SLOW) this.#savings.shift()?.();
  }
}
