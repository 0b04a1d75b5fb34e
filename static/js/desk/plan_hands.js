/** What can be taken hold of on the plan: corners, the door, a place, the ends of a line, and the middles of sides. */
import { middles } from "./plan_shape.js";
import { arrow } from "./plan_turn.js";

const SVG = "http://www.w3.org/2000/svg";
const KNOB = 9; // pixels on the screen
const REACH = 22; // a thumb's

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export class Hands {
  constructor(plan, svg) {
    Object.assign(this, { words: plan.dataset, svg, kind: plan.dataset.draws });
    this.own = svg.querySelector(".plan-own") ?? svg.appendChild(drawn("polygon", { class: "plan-own" }));
    svg.querySelector(".plan-door")?.remove();
    this.cut = svg.appendChild(drawn("polyline", { class: this.kind === "screen" ? "plan-arrow" : "plan-cut" }));
    this.group = svg.appendChild(drawn("g", {}));
  }

  /** Metres on the ground that one pixel of the screen is. */
  get metre() {
    return this.svg.viewBox.baseVal.width / (this.svg.clientWidth || 1);
  }

  /** Draws it; `chosen` is the name of the hand that was taken hold of last, such as "corner-2". */
  show(drawing, chosen) {
    const wanted = [...drawing.ring.map((_, index) => `corner-${index}`), ...drawing.points.map((_, index) => `point-${index}`)];
    if (this.kind === "premises") this.own.setAttribute("points", drawing.ring.join(" "));
    if (this.kind === "cut") this.cut.setAttribute("points", drawing.points.join(" "));
    if (this.kind === "screen") this.cut.setAttribute("points", drawing.points.length ? arrow(drawing.points).join(" ") : "");
    const held = this.group.contains(document.activeElement) ? document.activeElement.dataset.hand : null;
    if (String(wanted) !== String(this.wanted)) this._make(wanted, drawing);
    this.wanted = wanted;
    this._place(drawing, chosen);
    if (held) this.focus(wanted.includes(held) ? held : chosen);
  }

  focus(name) {
    this.group.querySelector(`[data-hand="${name}"]`)?.focus({ preventScroll: true });
  }

  _make(wanted, drawing) {
    const between = drawing.ring.length > 2 ? drawing.ring.map((_, index) => drawn("circle", { class: "plan-middle", "data-middle": index })) : [];
    const hands = wanted.map((name) => {
      const hand = drawn("g", { class: "plan-hand", "data-hand": name, "data-kind": this._kindOf(name), tabindex: 0, role: "button", "aria-label": this._label(name, drawing) });
      hand.append(drawn("circle", { class: "plan-reach" }), drawn("circle", { class: "plan-knob" }));
      return hand;
    });
    this.group.replaceChildren(...between, ...hands);
  }

  _kindOf(name) {
    if (name.startsWith("corner")) return "corner";
    if (this.kind === "screen") return name === "point-0" ? "point" : "turn";
    return { premises: "door", point: "point", cut: "end" }[this.kind];
  }

  _label(name, drawing) {
    const values = { n: Number(name.split("-")[1]) + 1, total: drawing.ring.length };
    return filled(this.words[this._kindOf(name)], values);
  }

  _place(drawing, chosen) {
    const places = [...drawing.ring, ...drawing.points];
    this.group.querySelectorAll(".plan-hand").forEach((hand, index) => {
      hand.setAttribute("transform", `translate(${places[index].join(" ")})`);
      hand.toggleAttribute("data-chosen", hand.dataset.hand === chosen);
      hand.querySelector(".plan-reach").setAttribute("r", REACH * this.metre);
      hand.querySelector(".plan-knob").setAttribute("r", KNOB * this.metre);
    });
    const between = middles(drawing.ring);
    this.group.querySelectorAll(".plan-middle").forEach((middle, index) => {
      middle.setAttribute("cx", between[index][0]);
      middle.setAttribute("cy", between[index][1]);
      middle.setAttribute("r", KNOB * 0.8 * this.metre);
    });
  }
}
