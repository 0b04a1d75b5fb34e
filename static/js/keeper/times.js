/**
 * From and to by thumb, the same in the week, on a holiday and in the answer to a mail: steps of a quarter, a pause at noon. The fields
 * hold what is sent; those of a range that is not there are empty. Words come from the nearest data-words.
 */
import { MIDNIGHT, clock, minutesOf, stepped, typed, withPause, withoutPause } from "./day.js";

/** Alone in a form, which hears a `change` for each step. */
export function attach(element) {
  const fault = element.querySelector("[data-fault]");
  const say = (words) => { fault.textContent = words; }; // its line is always there: what moves away under a finger is missed
  const told = () => {
    say("");
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const times = new Times(element, { onChange: (ranges) => (times.draw(ranges), told()), onFault: say });
  const shown = times.read();
  if (shown.length && !shown.flat().some(Number.isNaN)) times.draw(shown); // what cannot be read stays as it was typed
}

export class Times {
  #element;
  #words;
  #ranges = [];
  #onChange;
  #onFault;

  /** `onChange(ranges)` for each step, pause or typed time; who hears it draws. `onFault(words)` for what is no time. */
  constructor(element, { onChange, onFault }) {
    this.#element = element;
    this.#words = JSON.parse(element.closest("[data-words]").dataset.words);
    [this.#onChange, this.#onFault] = [onChange, onFault];
    element.addEventListener("click", (event) => this.#pressed(event.target.closest("button")));
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("change", (event) => event.target.matches(".stepper input") && this.#typed(event));
  }

  /** The ranges that stand in the fields. */
  read() {
    const pairs = this.#parts.map((part) => [...part.querySelectorAll("input")].map(({ value }) => value)).filter((pair) => pair.some(Boolean));
    return pairs.map((pair) => pair.map(minutesOf)).map(([start, end]) => [start, end <= start ? end + MIDNIGHT : end]);
  }

  draw(ranges) {
    this.#ranges = ranges;
    this.#parts.forEach((part, index) => {
      const range = ranges[index];
      part.hidden = !range;
      part.querySelectorAll("input").forEach((input, side) => {
        input.value = range ? clock(range[side]) : "";
        if (range) input.removeAttribute("aria-invalid");
      });
      part.querySelector("[data-part]").textContent = this.#partName(index, ranges.length);
    });
    this.#find("[data-pause]").hidden = ranges.length !== 2;
    this.#find("[data-with-pause]").hidden = ranges.length !== 1 || ranges[0][1] - ranges[0][0] < 120;
  }

  get #parts() {
    return [...this.#element.querySelectorAll("[data-range]")];
  }

  #find = (selector) => this.#element.querySelector(selector);

  #partName(index, count) {
    if (count === 1) return this.#words.whole;
    return [this.#words.morning, this.#words.afternoon][index] ?? this.#words.later;
  }

  #pressed(button) {
    if (!button) return;
    if (button.dataset.step) this.#step(button.closest(".stepper").querySelector("input"), Number(button.dataset.step));
    else if ("pause" in button.dataset) this.#pause(withoutPause, "[data-with-pause]");
    else if ("withPause" in button.dataset) this.#pause(withPause, "[data-pause]");
  }

  #pause(change, next) {
    this.#onChange(change(this.#ranges));
    this.#find(next).focus();
  }

  /** Arrows step a time; Enter takes what was typed, it does not yet send the form. */
  #key(event) {
    if (!event.target.matches(".stepper input")) return;
    const by = { ArrowUp: 15, ArrowDown: -15 }[event.key];
    if (event.key !== "Enter" && !by) return;
    event.preventDefault();
    if (by) this.#step(event.target, by);
    else this.#typed(event);
  }

  #place = (input) => [Number(input.closest("[data-range]").dataset.range) - 1, [...input.closest("[data-range]").querySelectorAll("input")].indexOf(input)];

  #step(input, by) {
    const [index, side] = this.#place(input);
    if (this.#ranges[index]) this.#onChange(stepped(this.#ranges, index, side, by));
  }

  /** What is no time stays as typed, and says so; the hours stay what they were. */
  #typed(event) {
    event.stopPropagation(); // the form hears of it by onChange, or not at all
    const input = event.target;
    const minutes = minutesOf(input.value);
    if (Number.isNaN(minutes)) {
      input.setAttribute("aria-invalid", "true");
      this.#onFault(this.#words.no_time.replace("{what}", input.value.slice(0, 20)));
      return;
    }
    input.removeAttribute("aria-invalid");
    const [index, side] = this.#place(input);
    if (this.#ranges[index]) return this.#onChange(typed(this.#ranges, index, side, minutes));
    const all = this.read(); // nothing could be read before
    if (all.length && !all.flat().some(Number.isNaN)) this.#onChange(all);
  }
}
