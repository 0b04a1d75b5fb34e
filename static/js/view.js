/** What the visitor looks at: one state for list, time bar, filters and map, mirrored in the address bar. */
import { read, write } from "./address.js";
import { now, onMinute } from "./clock.js";
import { instantOf } from "./wall_time.js";

const PASSING = ["moment", "words", "position"]; // changes that do not deserve a step of their own in the history
const QUIET = 250; // ms; browsers refuse an address that changes at every step of a slider

class View extends EventTarget {
  state = Object.freeze(read(location.search));
  timezone = "UTC"; // until the snapshot says where we are
  #timer = null;

  constructor() {
    super();
    addEventListener("popstate", () => this.#become({ ...read(location.search), position: this.state.position }));
    addEventListener("pagehide", () => this.#flush());
    onMinute(() => this.state.moment === null && this.tell(["at"]));
  }

  /** The moment in epoch seconds; without a chosen one the minute that runs now. */
  get at() {
    return this.state.moment === null ? now() : instantOf(this.state.moment, this.timezone);
  }

  /** Changes some fields. A choice is a step in the history, unless `replace`; typing and scrubbing never are. */
  set(patch, { replace = Object.keys(patch).every((name) => PASSING.includes(name)) } = {}) {
    if (replace) {
      this.#become({ ...this.state, ...patch });
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#flush(), QUIET);
      return;
    }
    this.#flush();
    this.#become({ ...this.state, ...patch });
    const address = this.#address();
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
  }

  /** Tells everybody that these things changed, e.g. ["snapshot"]. */
  tell(changed) {
    this.dispatchEvent(new CustomEvent("change", { detail: { changed } }));
  }

  #become(state) {
    const before = this.state;
    const changed = Object.keys(state).filter((name) => String(state[name]) !== String(before[name]));
    this.state = Object.freeze(state);
    if (changed.length) this.tell(changed.includes("moment") ? [...changed, "at"] : changed);
  }

  #flush() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    history.replaceState(null, "", this.#address());
  }

  #address() {
    return location.pathname + write(this.state, location.search) + location.hash;
  }
}

export const view = new View();
