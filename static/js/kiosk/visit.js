/** One visit at the screen: what the person at the glass chose. Says which fields changed; forgets everything on `end`. */

const START = Object.freeze({
  view: "attract", // attract, browse or result
  group: null, // id of the chosen category
  words: "",
  keyboard: false,
  page: 0, // of the list
  at: null, // epoch seconds of another moment; null is now
  chosen: null, // slug of the chosen shop
  part: "way", // of the chosen shop: way, along, about or hours
  stepsPage: 0, // number of the first step that is shown
  stepFree: false,
  code: false, // the code for a phone, large
  contrast: false,
  large: false,
  low: false,
});

export class Visit extends EventTarget {
  #first;
  state;

  /** `wishes`: fields that every visit to this screen begins with. */
  constructor(language, wishes = {}) {
    super();
    this.#first = Object.freeze({ ...START, ...wishes, language });
    this.state = this.#first;
  }

  /** Takes over `patch` and, if anything differs, fires `change` with `detail` = Set of the fields that do. */
  set(patch) {
    const changed = new Set(Object.keys(patch).filter((key) => patch[key] !== this.state[key]));
    if (changed.size === 0) return;
    this.state = Object.freeze({ ...this.state, ...patch });
    this.dispatchEvent(new CustomEvent("change", { detail: changed }));
  }

  /** A clean start for the next person. */
  end() {
    this.set(this.#first);
    this.dispatchEvent(new Event("end"));
  }
}
