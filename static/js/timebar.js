/** The time bar: now, tonight, tomorrow, another day, or any quarter of an hour. It only sets the moment; the rest follows. */
import { now } from "./clock.js";
import { clock, longDate, shortDate } from "./dates.js";
import { STEP, stepped, tomorrow, tonight } from "./moments.js";
import { onPresent } from "./present.js";
import { FIRST, LAST, percentOf, skyline } from "./skyline.js";
import { drawSkyline, moveBubble } from "./skyline_picture.js";
import { view } from "./view.js";
import { atMinutes, dayOf, instantOf, minutesOf, shifted, wallTime } from "./wall_time.js";
import { words } from "./words.js";

const NAMED = { now: () => null, tonight, tomorrow };

export function attach(bar) {
  new TimeBar(bar);
}

class TimeBar {
  #bar;
  #slider;
  #days;
  #isWholeDay = false; // once somebody went to the left end, the small hours stay in reach
  #drawn = "";

  constructor(bar) {
    this.#bar = bar;
    this.#slider = bar.querySelector("[data-slider]");
    this.#days = bar.querySelector("[data-day]");
    this.#slider.addEventListener("input", () => this.#scrub(Math.round(this.#slider.value / STEP) * STEP));
    this.#slider.addEventListener("change", () => this.#openSmallHours());
    this.#slider.addEventListener("keydown", (event) => this.#key(event));
    this.#days.addEventListener("change", () => this.#chooseDay());
    bar.addEventListener("click", (event) => this.#chip(event));
    onPresent((present) => this.#show(present));
  }

  get #wall() {
    return wallTime(view.at, view.timezone);
  }

  #scrub(minute) {
    view.set({ moment: atMinutes(dayOf(this.#wall), Math.min(Math.max(minute, 0), LAST - STEP)) });
  }

  #key(event) {
    const [minute, day] = [minutesOf(this.#wall), dayOf(this.#wall)];
    let next = stepped(minute, event.key);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // in the hour that the clock skips every time leads forward: going back has to jump over it
    while (next < minute && next > 0 && instantOf(atMinutes(day, next), view.timezone) >= view.at) next -= STEP;
    this.#scrub(next);
  }

  #openSmallHours() {
    if (Number(this.#slider.value) > Number(this.#slider.min)) return;
    this.#isWholeDay = true;
    view.tell(["at"]);
  }

  #chooseDay() {
    view.set({ moment: `${this.#days.value}${this.#wall.slice(10)}` }, { replace: false });
  }

  #chip(event) {
    const chip = event.target.closest("[data-at]");
    if (!chip || !(chip.dataset.at in NAMED) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    view.set({ moment: NAMED[chip.dataset.at](wallTime(now(), view.timezone)) }, { replace: false });
  }

  #show(present) {
    const { snapshot, moment, open } = present;
    const [wall, { language }] = [wallTime(moment.at, snapshot.town.timezone), snapshot];
    const [day, minute] = [dayOf(wall), minutesOf(wall)];
    const first = this.#isWholeDay || minute < FIRST ? 0 : FIRST;
    const isKnown = moment.at >= snapshot.from && moment.at < snapshot.until;
    const openWords = isKnown ? words("open", { count: open }) : words("unknown");
    this.#draw(present, day, first);
    moveBubble(this.#bar, percentOf(minute, first), openWords);
    this.#say("[data-date]", longDate(wall, language));
    this.#say("[data-time]", clock(wall, language));
    this.#bar.querySelector("[data-time]").setAttribute("datetime", wall);
    Object.assign(this.#slider, { min: first, max: LAST - 5, value: minute });
    this.#slider.setAttribute("aria-valuetext", `${longDate(wall, language)}, ${clock(wall, language)}, ${openWords}`);
    this.#showDays(snapshot, day);
    this.#showChips(snapshot);
  }

  #draw({ snapshot, matching }, day, first) {
    const wanted = [snapshot.version, day, first, ...matching.map(({ id }) => id)].join();
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    drawSkyline(this.#bar, skyline(matching, day, first, snapshot));
  }

  #showDays({ from, until, language, town }, day) {
    const first = wallTime(from, town.timezone);
    if (this.#days.options[0]?.value !== dayOf(first)) {
      const count = Math.round((until - from) / 86400);
      const days = Array.from({ length: count }, (_, index) => shifted(first, index * 1440));
      this.#days.replaceChildren(...days.map((each) => new Option(shortDate(each, language), dayOf(each))));
    }
    this.#days.querySelector("[data-beyond]")?.remove();
    this.#days.value = day;
    if (this.#days.value === day) return;
    const beyond = new Option(shortDate(`${day}T00:00`, language), day, false, true); // a day that nobody knows yet
    beyond.dataset.beyond = "";
    this.#days.append(beyond);
  }

  #showChips({ town }) {
    const nowWall = wallTime(now(), town.timezone);
    for (const chip of this.#bar.querySelectorAll("[data-at]")) {
      const isCurrent = NAMED[chip.dataset.at]?.(nowWall) === view.state.moment;
      if (isCurrent) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
  }

  #say(selector, text) {
    this.#bar.querySelector(selector).textContent = text;
  }
}
