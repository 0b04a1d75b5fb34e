/**
 * When and how finely a machine without a graphics card draws. All that the page shows queues behind a frame of the map there:
 * so none is drawn while somebody is busy at the glass, what changed is gathered into few frames, and the first one is coarse.
 */
const TOUCHES = ["pointerdown", "pointerup", "click", "keydown", "input"];
const GATHER = 200; // ms from the first wish until the frame: signs, names and way come back from the worker one by one
const COARSE = 0.5; // of the pixels on each side

export const REST = 600; // ms without a touch until a frame may be drawn
export const FINE = 2500; // ms without a touch until the picture is as sharp as the glass

export class Pace {
  #touched = -Infinity; #timer = null; #isWaiting = false; #isCoarse = false; #frame = null; #ear = new AbortController();

  /** @param {EventTarget} glass where touches are seen */
  constructor(glass) {
    for (const touch of TOUCHES) glass.addEventListener(touch, () => this.#hold(), { capture: true, passive: true, signal: this.#ear.signal });
  }

  /**
   * Draws one frame as soon as it may, however often it is asked before.
   * @param {{size: (share: number) => void, draw: () => void}} frame size: share of the glass's pixels on each side
   */
  ask(frame) {
    this.#frame = frame;
    if (!this.#isWaiting && !this.#isCoarse) this.#wait(GATHER);
  }

  stop() {
    this.#ear.abort();
    clearTimeout(this.#timer);
  }

  #hold() {
    this.#touched = performance.now();
    this.#isCoarse = false;
  }

  #wait(milliseconds) {
    this.#isWaiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#due(), milliseconds);
  }

  #due() {
    const rested = performance.now() - this.#touched;
    if (rested < REST) return this.#wait(REST - rested);
    this.#frame.size(rested < FINE ? COARSE : 1); // whatever this asks for is in the frame that follows at once
    this.#isWaiting = false;
    this.#isCoarse = rested < FINE; // one such frame after a touch: what comes too late for it, the sharp one shows
    this.#frame.draw();
    if (this.#isCoarse) this.#sharpen();
  }

  /** Comes back once everybody has let the glass be; a frame that is asked for meanwhile takes its place. */
  #sharpen() {
    const left = this.#touched + FINE - performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (performance.now() - this.#touched < FINE ? this.#sharpen() : this.#due()), Math.max(0, left));
  }
}
