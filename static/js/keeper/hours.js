/**
 * The week by thumb: tick days, set their times with steps of a quarter. Each day's field holds what will be saved; the ticks and the set
 * of times are only for the hand, so they are not sent. The sentence that a visitor will read comes from the server.
 */
import { answerTo } from "../request.js";
import { MIDNIGHT, areSame, listed, passesMidnight, rangesOf, textOf } from "./day.js";
import { Times } from "./times.js";

const FIRST_GUESS = [[540, 750], [810, 1080]];
const PATIENCE = 350; // milliseconds without a change before the sentence is asked for
const FIRST_HOUR = 360; // six o'clock, where the bars begin

export function attach(form) {
  new Week(form).start();
}

class Week {
  #form;
  #words;
  #rows;
  #times;
  #model; // what the sheet shows: { kind, ranges }
  #timer = 0;
  #asked = 0;

  constructor(form) {
    this.#form = form;
    this.#words = JSON.parse(form.dataset.words);
    this.#rows = [...form.querySelectorAll("[data-day]")].map((row) => ({
      row,
      field: form.elements[`dag${row.dataset.day}`],
      name: form.querySelector(`label[for=dag${row.dataset.day}]`).textContent.trim().toLowerCase(),
      tick: row.querySelector("input"),
      day: { kind: row.dataset.kind, ranges: rangesOf(row.dataset.ranges) },
    }));
    this.#model = { kind: "open", ranges: this.#usual };
    const onChange = (ranges) => this.#set({ ...this.#model, ranges });
    this.#times = new Times(form.querySelector("[data-times]"), { onChange, onFault: (words) => this.#fault(words) });
  }

  /** What a day that opens begins with: the hours of the first open day. */
  get #usual() {
    return this.#rows.find(({ day }) => day.kind === "open")?.day.ranges ?? FIRST_GUESS;
  }

  start() {
    for (const field of this.#form.querySelectorAll("[name=dagen], [name=soort], [data-range] input")) field.removeAttribute("name");
    this.#form.addEventListener("change", (event) => this.#changed(event.target));
    this.#form.addEventListener("input", (event) => event.target.matches("[id^=dag]") && this.#ask());
    this.#form.addEventListener("click", (event) => this.#pressed(event.target.closest("button")));
    this.#form.addEventListener("keydown", (event) => this.#key(event));
    this.#choose();
    this.#form.dataset.alive = "";
  }

  get #ticked() {
    return this.#rows.filter(({ tick }) => tick.checked);
  }

  #changed(target) {
    if (target.closest("[data-day]")) this.#choose();
    else if (target.closest(".kinds")) this.#set({ ...this.#model, kind: target.value, ranges: this.#model.ranges.length ? this.#model.ranges : this.#usual });
    else if (target.name === "nacht" || target.name === "vervang") this.#ask();
  }

  #pressed(button) {
    if (!button) return;
    if ("same" in button.dataset) this.#set(this.#model);
    else if (button.dataset.days) this.#tick(button);
  }

  /** Ticks the days of a group and no other; a second tap unticks them. */
  #tick(button) {
    const days = button.getAttribute("aria-pressed") === "true" ? [] : button.dataset.days.split(" ");
    for (const { row, tick } of this.#rows) tick.checked = days.includes(row.dataset.day);
    this.#choose();
  }

  /** Enter takes what was typed for a day, it does not yet send the form. */
  #key(event) {
    if (event.key !== "Enter" || !event.target.matches("[id^=dag]")) return;
    event.preventDefault();
    this.#ask();
  }

  #fault(words) {
    const fault = this.#form.querySelector("[data-fault]");
    fault.hidden = !words;
    fault.textContent = words;
  }

  /** The ticked days changed: the sheet shows what the first of them says. */
  #choose() {
    const first = this.#ticked.find(({ day }) => day.kind !== "kept") ?? null;
    if (first) this.#model = { ...first.day };
    this.#draw();
  }

  /** Every ticked day says what the sheet says. */
  #set(model) {
    this.#model = model;
    for (const { row, field } of this.#ticked) {
      const entry = this.#rows.find((each) => each.row === row);
      entry.day = { kind: model.kind, ranges: model.kind === "closed" ? [] : model.ranges };
      field.value = textOf(entry.day, this.#words);
      drawBar(entry, this.#words);
    }
    this.#form.elements.nacht.checked = this.#rows.some(({ day }) => passesMidnight(day));
    this.#fault("");
    this.#draw();
    this.#ask();
  }

  #draw() {
    const ticked = this.#ticked;
    const { kind, ranges } = this.#model;
    const names = ticked.map(({ name }) => name);
    const title = listed(names, this.#words.and);
    this.#form.querySelector("[data-chosen]").textContent = title ? title[0].toUpperCase() + title.slice(1) : this.#words.choose;
    this.#form.querySelector("[data-sheet]").hidden = !ticked.length;
    this.#form.querySelector("[data-differ]").hidden = ticked.every(({ day }) => areSame(day, ticked[0].day));
    const days = ticked.map(({ row }) => row.dataset.day).join(" ");
    for (const group of this.#form.querySelectorAll("[data-days]")) group.setAttribute("aria-pressed", String(group.dataset.days === days));
    for (const radio of this.#form.querySelectorAll(".kinds input")) radio.checked = radio.value === kind;
    this.#form.querySelector("[data-times]").hidden = kind === "closed";
    this.#times.draw(ranges);
    const night = this.#form.querySelector(".night");
    night.hidden = !passesMidnight({ ranges });
  }

  /** Asks for the sentence once the hand rests; an answer that a later question overtook is dropped. */
  #ask() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show().catch(console.error), PATIENCE);
  }

  async #show() {
    const asked = ++this.#asked;
    const answer = await answerTo(this.#form.dataset.preview, new FormData(this.#form));
    if (asked !== this.#asked) return;
    this.#fault(Object.values(answer.faults)[0] ?? "");
    if (Object.keys(answer.faults).length) return;
    this.#form.querySelector("[data-told]").innerHTML = answer.html; // our own template, escaped there
    answer.days.forEach((said, number) => {
      const entry = this.#rows[number];
      entry.day = { kind: said.kind, ranges: rangesOf(said.ranges) };
      drawBar(entry, this.#words, said.words);
    });
  }
}

/** The bar of a day; `spoken` is what it is called, where the server said it. */
function drawBar({ row, day, name }, words, spoken = textOf(day, words)) {
  const svg = row.querySelector(".day-bar svg");
  row.dataset.kind = day.kind;
  svg.querySelectorAll("rect:not(.day-ground)").forEach((rect) => rect.remove());
  for (const [start, end] of day.kind === "closed" ? [] : day.ranges) {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const from = Math.max(start, FIRST_HOUR);
    rect.setAttribute("class", `day-${day.kind}`);
    rect.setAttribute("x", from);
    rect.setAttribute("width", Math.max(0, Math.min(end, MIDNIGHT) - from));
    rect.setAttribute("height", 24);
    svg.append(rect);
  }
  svg.setAttribute("aria-label", `${name}: ${spoken}`);
  row.querySelector(".day-words").textContent = day.kind === "closed" || day.kind === "kept" || !day.ranges.length ? spoken : "";
}
