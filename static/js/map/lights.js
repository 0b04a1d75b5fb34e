/** Lights that go on and off one after the other: 600 ms each, later the further away. Without motion they jump. */
const FADE = 600;
const STAGGER = 900;
const SCRUBBING = 350; // ms; who changes the moment faster than this drags the slider and wants the answer at once

const ease = (share) => 1 - (1 - share) ** 3;

export class Lights {
  #now = new Map();
  #from = new Map();
  #target = new Map();
  #delay = new Map();
  #started = 0;
  #frame = null;
  #last = -Infinity;

  /** `show(id, {lit, reach})` paints one shop; `still` means no fades. */
  constructor(show, { still }) {
    this.show = show;
    this.still = still;
  }

  /** What a shop shows now. */
  of(id) {
    return this.#now.get(id) ?? { lit: 0, reach: 0 };
  }

  /** @param {Map<string, {lit: number, reach: number}>} target @param {(id: string) => number} distance 0 (near) to 1 (far) */
  set(target, distance) {
    const time = performance.now();
    const quick = this.still || (this.#last > 0 && time - this.#last < SCRUBBING);
    this.#last = time;
    this.#target = target;
    if (quick) return this.#jump();
    this.#from = new Map(this.#now);
    this.#delay = new Map([...target.keys()].map((id) => [id, STAGGER * Math.min(1, distance(id))]));
    this.#started = time;
    if (!this.#frame) this.#step(time);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #jump() {
    this.stop();
    for (const [id, open] of this.#target) this.#become(id, open);
  }

  #step(time) {
    let busy = false;
    for (const [id, open] of this.#target) {
      const share = Math.min(1, Math.max(0, (time - this.#started - this.#delay.get(id)) / FADE));
      const from = this.#from.get(id) ?? { lit: 0, reach: 0 };
      if (share < 1 && (from.lit !== open.lit || from.reach !== open.reach)) busy = true;
      const at = (name) => from[name] + (open[name] - from[name]) * ease(share);
      this.#become(id, share === 1 ? open : { lit: at("lit"), reach: at("reach") });
    }
    this.#frame = busy ? requestAnimationFrame((next) => this.#step(next)) : null;
  }

  #become(id, open) {
    const now = this.#now.get(id);
    if (now?.lit === open.lit && now.reach === open.reach) return;
    this.#now.set(id, open);
    this.show(id, open);
  }
}
