/** Another moment: a range over the day with its sky and its skyline of open shops, steps of a day, and back to now. */
import { FIRST, LAST, dayWords, minutesAt, withDays, withMinutes } from "./day.js";
import { hour } from "./event.js";
import { createSkyline } from "./skyline.js";

export function attachTimebar({ visit, clock, present, say, timezone }) {
  const bar = document.querySelector("[data-timebar]");
  const [range, flag, now, day] = ["range", "flag", "now", "day-words"].map((name) => bar.querySelector(`[data-${name}]`));
  const steps = [...bar.querySelectorAll("[data-day]")];
  const skyline = createSkyline(bar.querySelector("[data-skyline]"));
  const after = (days) => withDays(present.at, days, timezone);
  const isWithin = (at) => at >= present.snapshot.from && at < present.snapshot.until;

  range.addEventListener("input", () => visit.set({ at: withMinutes(present.at, Number(range.value), timezone), page: 0 }));
  now.addEventListener("click", () => visit.set({ at: null, page: 0 }));
  for (const step of steps) step.addEventListener("click", () => visit.set({ at: after(Number(step.dataset.day)), page: 0 }));

  return (changed) => {
    if (visit.state.view !== "browse" || visit.state.keyboard) return;
    const { language } = visit.state;
    const minutes = Math.min(LAST, Math.max(FIRST, minutesAt(present.at, timezone)));
    const time = hour(present.at, timezone, language);
    const words = present.isKnown ? `${time} · ${say("open_at", { n: present.moment.open })}` : time;
    if (document.activeElement !== range || Number(range.value) !== minutes) range.value = minutes;
    range.setAttribute("aria-valuetext", `${dayWords(present.at, clock.now, timezone, language)}, ${words}`);
    flag.textContent = words;
    const share = (minutes - FIRST) / (LAST - FIRST);
    flag.style.left = `${share * 100}%`;
    flag.style.translate = `${-share * 100}% 0`; // stays inside the bar at both ends
    now.setAttribute("aria-pressed", String(visit.state.at === null));
    day.textContent = dayWords(present.at, clock.now, timezone, language);
    for (const step of steps) step.disabled = !isWithin(after(Number(step.dataset.day)));
    skyline.draw(present, timezone, changed.has("contrast"), visit.state.contrast);
  };
}
