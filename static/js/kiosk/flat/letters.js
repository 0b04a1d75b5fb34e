/** What is written on the drawing: signs of shops, 'you are here', names of streets. Lengths in pixels. */
import { GROUPS } from "../../map/palette.js";
import { make } from "./svg.js";

const SIZE = 26; // units
const GABLE = "M2 46V21h4v-6h5V9h5V4h4V1h4v3h4v5h5v6h5v6h4v25z";
const RINGS = [["here-edge", 19], ["here-ring", 16], ["here-dot", 7]]; // radii in units

export class Letters {
  #unit;
  #canvas = document.createElement("canvas").getContext("2d");

  /** `unit()`: pixels to a unit of the glass. */
  constructor(unit) {
    this.#unit = unit;
  }

  widthOf(text) {
    this.#canvas.font = `650 ${SIZE * this.#unit()}px "Atkinson Hyperlegible Next"`;
    return this.#canvas.measureText(text).width;
  }

  /** A sign that {@link placeSigns} placed. */
  sign({ id, name, icon, group, at, left, top, label, isOpen }) {
    const unit = this.#unit();
    const made = make("g", { class: "sign", "data-shop": id, "data-open": isOpen });
    made.style.setProperty("--group", GROUPS[group] ?? "");
    made.append(make("path", { class: "sign-pole", d: `M${at[0]} ${top + 40 * unit}V${at[1]}` }));
    const gable = make("g", { transform: `translate(${left} ${top}) scale(${unit})` });
    gable.append(make("path", { class: "sign-gable", d: GABLE }), make("use", { class: "sign-icon", href: `#${icon}`, x: 12, y: 22, width: 20, height: 20 }));
    made.append(gable);
    if (label) made.append(this.#text(name, "sign-name", label.x, label.y, { "text-anchor": label.anchor }));
    return made;
  }

  /** 'You are here', written where {@link placeHere} says. */
  here({ name, at: [x, y], place }) {
    const unit = this.#unit();
    const made = make("g", { class: "here" });
    for (const [className, r] of RINGS) made.append(make("circle", { class: className, cx: x, cy: y, r: r * unit }));
    made.append(this.#text(name, "sign-name", place.x, place.y, { "text-anchor": place.anchor }));
    return made;
  }

  /** A street's name that {@link placeNames} placed. */
  street({ name, at: [x, y], angle }) {
    const turned = { "text-anchor": "middle", transform: `translate(${x} ${y}) rotate(${angle})` };
    return this.#text(name, "street-name", 0, 9 * this.#unit(), turned);
  }

  #text(content, className, x, y, more = {}) {
    const made = make("text", { class: className, x, y, "font-size": SIZE * this.#unit(), ...more });
    made.textContent = content;
    return made;
  }
}
