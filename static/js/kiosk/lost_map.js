/** A map that the graphics card took and does not give back. A page that begins anew may get it: tried at rest, and not again soon. */
const PATIENCE = 60_000; // ms in which it mostly comes back by itself
const BETWEEN = 6 * 3_600_000; // ms between two such starts: a broken driver must not make a page begin for ever
const BEGAN = "kernkijker-began-for-map"; // in the session's storage: when a page last began anew for its map

export class LostMap {
  #isLost;
  #storage;
  #now;
  #ticks;
  #since = null;

  /** `isLost()`: whether the map is gone now. `now()`: ms of the wall, which outlive the page; `ticks()`: ms that never jump. */
  constructor(isLost, { storage = sessionStorage, now = () => Date.now(), ticks = () => performance.now() } = {}) {
    [this.#isLost, this.#storage, this.#now, this.#ticks] = [isLost, storage, now, ticks];
  }

  /** Whether the page should begin anew for it; to be asked again and again. */
  get mustBegin() {
    this.#since = this.#isLost() ? this.#since ?? this.#ticks() : null;
    if (this.#since === null || this.#ticks() - this.#since < PATIENCE) return false;
    const last = this.#storage.getItem(BEGAN);
    return last === null || Math.abs(this.#now() - Number(last)) >= BETWEEN;
  }

  /** Just before the page begins anew for it. */
  began() {
    this.#storage.setItem(BEGAN, String(this.#now()));
  }
}
