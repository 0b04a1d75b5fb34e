/**
 * Drawing on the plan, by mouse, thumb and keyboard. What is drawn goes into the form's own fields (plan_fields.js), so that the server
 * gets the same as from somebody who typed it.
 */
import { KINDS } from "./plan_fields.js";
import { Hands } from "./plan_hands.js";
import { area, Ground, middles, snapped, Steps } from "./plan_shape.js";
import { carried, pulled, tipOf, turned } from "./plan_turn.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const [SMALL, LARGE] = [0.1, 1]; // metres that an arrow key moves
const [BIT, MUCH] = [1, 15]; // degrees that it turns
const STILL = 6; // pixels that a tap may slip
const RECTANGLE = [[-4, -5], [4, -5], [4, 5], [-4, 5]]; // metres: a common shop, 8 by 10
const NEARBY = 40; // metres of a picture in which a thumb gets between the corners of a shop
const [CLOSEST, ZOOM] = [6, 1.5]; // metres of half a picture, and a step

const corners = (polygon) => polygon.getAttribute("points").trim().split(/\s+/).map((pair) => pair.split(",").map(Number));
const copy = (drawing) => structuredClone(drawing);

class Plan {
  constructor(plan) {
    this.plan = plan;
    this.kind = KINDS[plan.dataset.draws];
    this.ground = new Ground(plan.dataset);
    this.svg = plan.querySelector("svg");
    this.neighbours = [...this.svg.querySelectorAll(".plan-unit, .plan-building")].map(corners);
    this.drawing = this.kind.read(plan, this.ground);
    this.steps = new Steps(copy(this.drawing));
    this.hands = new Hands(plan, this.svg);
    this.own = plan.dataset.draws === "cut" ? corners(this.hands.own) : [];
    this.chosen = null;
    this.isNew = plan.dataset.draws === "premises" && !this.drawing.ring.length; // what stands somewhere already is not moved as a whole by a slip
    this.hands.own.toggleAttribute("data-movable", this.isNew);
  }

  begin() {
    this.svg.setAttribute("role", "group");
    this.svg.dataset.alive = "";
    for (const hidden of this.plan.querySelectorAll("[hidden]")) hidden.hidden = false;
    this.svg.addEventListener("pointerdown", (event) => this.take(event));
    this.svg.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("focusin", ({ target }) => this.choose(target.dataset.hand));
    this.plan.addEventListener("keydown", (event) => this.steer(event));
    this.plan.querySelector(".plan-tools").addEventListener("click", ({ target }) => this.does(target.closest("[data-does]")?.dataset.does));
    const { elements } = this.plan.closest("form");
    for (const name of this.kind.names) elements[name].addEventListener("change", () => this.typed());
    new ResizeObserver(() => this.show()).observe(this.svg);
    this.show();
  }

  show() {
    this.hands.show(this.drawing, this.chosen);
    const shown = this.plan.querySelector(".plan-area");
    if (shown) shown.textContent = this.drawing.ring.length > 2 ? this.plan.dataset.area.replace("{area}", Math.round(area(this.drawing.ring))) : "";
    const can = { undo: this.steps.can(-1), redo: this.steps.can(1), drop: this.corner !== null && this.drawing.ring.length > 3, add: this.drawing.ring.length > 2 };
    // not `disabled`: a button that is switched off under a finger loses the keyboard
    for (const [name, able] of Object.entries(can)) this.plan.querySelector(`[data-does=${name}]`)?.setAttribute("aria-disabled", String(!able));
    const rectangle = this.plan.querySelector("[data-does=rectangle]");
    if (rectangle) rectangle.hidden = this.drawing.ring.length > 2;
  }

  /** Keeps the drawing as a step, and writes it into the fields. */
  keep() {
    const before = this.steps.now;
    this.steps.take(copy(this.drawing));
    this.written(before);
  }

  written(before) {
    this.kind.write(this.plan, this.ground, this.drawing, before);
    this.show();
    this.plan.dispatchEvent(new Event("drawn", { bubbles: true }));
  }

  typed() {
    this.drawing = this.kind.read(this.plan, this.ground);
    this.steps.take(copy(this.drawing));
    this.show();
  }

  go(by) {
    const before = this.steps.now;
    this.drawing = copy(this.steps.go(by));
    this.written(before);
  }

  choose(name) {
    if (!name || name === this.chosen) return;
    this.chosen = name;
    this.show();
  }

  /** The index of the chosen corner, or null. */
  get corner() {
    const [kind, index] = this.chosen?.split("-") ?? [];
    return kind === "corner" && Number(index) < this.drawing.ring.length ? Number(index) : null;
  }

  get turns() {
    return this.plan.dataset.draws === "screen";
  }

  place(name, point) {
    if (this.turns) {
      this.drawing.points = (name === "point-0" ? carried : pulled)(this.drawing.points, point);
      return;
    }
    const [kind, index] = name.split("-");
    this.drawing[kind === "corner" ? "ring" : "points"][index] = point;
  }

  where(name) {
    const [kind, index] = name.split("-");
    return this.drawing[kind === "corner" ? "ring" : "points"][index];
  }

  /** Where on the plan the pointer is, in metres. */
  at({ clientX, clientY }) {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [x, y];
  }

  snap(name, point) {
    const [kind, index] = name.split("-");
    if (kind === "corner") return snapped(point, this.neighbours, this.drawing.ring, Number(index));
    const own = this.own.length ? this.own : this.drawing.ring;
    return snapped(point, own.length > 2 ? [own] : []);
  }

  take(event) {
    if (event.button) return;
    const hand = event.target.closest(".plan-hand");
    const middle = event.target.closest(".plan-middle");
    event.preventDefault();
    if (middle) this.split(Number(middle.dataset.middle));
    const name = hand?.dataset.hand ?? (middle ? this.chosen : null);
    if (name) this.choose(name);
    if (name) this.hands.focus(name);
    this.follow(event, name);
  }

  /** Until the pointer lets go: what it holds goes along, or the whole plan does; a tap on the ground sets a point. */
  follow(start, name) {
    const from = this.at(start);
    const whole = !name && this.isNew && start.target === this.hands.own ? copy(this.drawing) : null;
    let slipped = false;
    const move = (event) => {
      slipped ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > STILL;
      if (!slipped) return;
      if (name) {
        this.place(name, this.snap(name, this.at(event)));
        this.show();
      } else if (whole) this.carry(whole, from, this.at(event));
      else this.pan(from, this.at(event));
    };
    const end = (event) => {
      for (const type of ["pointermove", "pointerup", "pointercancel"]) this.svg.removeEventListener(type, type === "pointermove" ? move : end);
      if (name || (whole && slipped)) this.keep();
      else if (!slipped && event.type === "pointerup") this.tap(from);
    };
    this.svg.setPointerCapture(start.pointerId);
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerup", end);
    this.svg.addEventListener("pointercancel", end);
  }

  /** Everything that was drawn, as far away as the pointer went. */
  carry({ ring, points }, from, to) {
    const moved = (each) => each.map((value, axis) => Math.round((value + to[axis] - from[axis]) * 100) / 100);
    Object.assign(this.drawing, { ring: ring.map(moved), points: points.map(moved) });
    this.show();
  }

  tap(point) {
    const { draws } = this.plan.dataset;
    const { ring, points } = this.drawing;
    if (draws === "premises" && ring.length < 3) this.added("corner", ring.push(snapped(point, this.neighbours)) - 1);
    else if (draws === "premises" && !points.length) this.added("point", points.push(this.snap("point-0", point)) - 1);
    else if (draws === "point") this.added("point", (this.drawing.points = [point.map((each) => Math.round(each * 100) / 100)]).length - 1);
    else if (this.turns) {
      const place = point.map((each) => Math.round(each * 100) / 100);
      this.drawing.points = points.length ? carried(points, place) : [place, tipOf(place, this.kind.bearing(this.plan))];
      this.added("point", 0);
    } else if (draws === "cut" && points.length < 2) this.added("point", points.push(this.snap("point-0", point)) - 1);
  }

  added(kind, index) {
    this.chosen = `${kind}-${index}`;
    this.keep();
    this.hands.focus(this.chosen);
  }

  /** A new corner in the middle of the side after corner `index`. */
  split(index) {
    this.drawing.ring.splice(index + 1, 0, middles(this.drawing.ring)[index]);
    this.chosen = `corner-${index + 1}`;
    this.show();
  }

  drop() {
    if (this.corner === null || this.drawing.ring.length < 4) return;
    this.drawing.ring.splice(this.corner, 1);
    this.chosen = `corner-${Math.max(0, this.corner ?? this.drawing.ring.length - 1)}`;
    this.keep();
  }

  key(event) {
    const name = event.target.dataset.hand;
    const arrow = ARROWS[event.key];
    if (!name) return;
    if (arrow && this.turns && name === "point-1") {
      this.drawing.points = turned(this.drawing.points, (arrow[0] || arrow[1]) * (event.shiftKey ? MUCH : BIT));
      this.keep();
    } else if (arrow) {
      const by = event.shiftKey ? LARGE : SMALL;
      this.place(name, this.where(name).map((value, axis) => Math.round((value + arrow[axis] * by) * 100) / 100));
      this.keep();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.drop();
      this.hands.focus(this.chosen);
    } else return;
    event.preventDefault();
  }

  /** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, wherever on the plan. */
  steer(event) {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.go(key === "y" || event.shiftKey ? 1 : -1);
  }

  does(name) {
    const centre = [this.box.x + this.box.width / 2, this.box.y + this.box.height / 2];
    const moved = (points) => points.map(([x, y]) => [x + centre[0], y + centre[1]].map((value) => Math.round(value * 100) / 100));
    if (name === "undo") this.go(-1);
    if (name === "redo") this.go(1);
    if (name === "in") this.zoom(1 / ZOOM);
    if (name === "out") this.zoom(ZOOM);
    if (name === "drop") this.drop();
    if (name === "add" && this.drawing.ring.length > 2) {
      this.split(this.corner ?? 0);
      this.keep();
    }
    if (name === "rectangle" && this.drawing.ring.length < 3) {
      this.drawing.ring = moved(RECTANGLE);
      if (!this.drawing.points.length) this.drawing.points = moved([[0, 5]]);
      if (this.box.width > NEARBY) this.zoom(NEARBY / this.box.width);
      this.added("corner", 0);
    }
    if (name === "line") {
      this.drawing.points = moved([[0, -12], [0, 12]]);
      this.added("point", 0);
    }
  }

  get box() {
    return this.svg.viewBox.baseVal;
  }

  zoom(by) {
    const { x, y, width, height } = this.box;
    const wanted = Math.min(2 * Number(this.plan.dataset.reach), Math.max(2 * CLOSEST, width * by));
    const [dx, dy] = [(width - wanted) / 2, (height - wanted) / 2];
    this.svg.setAttribute("viewBox", [x + dx, y + dy, wanted, wanted].join(" "));
    this.show();
  }

  pan(from, to) {
    const { x, y, width, height } = this.box;
    this.svg.setAttribute("viewBox", [x + from[0] - to[0], y + from[1] - to[1], width, height].join(" "));
  }
}

export function attach(plan) {
  if (plan.dataset.draws in KINDS) new Plan(plan).begin();
}
