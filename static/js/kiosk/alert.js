/** An emergency takes the glass: over everything, until it is over or its sender ends it. */
import { followAlerts } from "./alert_news.js";
import { holding, mayBeLaidAside, shown, wordsIn } from "./alert_state.js";
import { formatter } from "./clock.js";
import { hour } from "./event.js";

const LOOK = 1_000; // ms between looks at the clock
const LONGEST_LOOK = 20; // seconds without a touch, after which a visitor's own turn is over
const SIZES = [0, 1, 2, 3, 4]; // data-fit, see alert.css; the largest first
const WHOLE = SIZES.slice(0, 3); // a long word is written smaller before it is broken, as long as it is read from afar

/** The behaviour of a screen; `link` is that to its agent, where it has one. */
export const attachAlert = (link) => (screen) => attach(screen, link);

function attach({ settings, visit, say, timezone }, link) {
  const find = (name) => document.querySelector(`[data-alert-${name}]`);
  const overlay = document.querySelector("[data-alert]");
  const strip = find("strip");
  const around = [...overlay.parentElement.children].filter((each) => each !== overlay && each !== strip);
  const aside = new Set(); // ids that this visit laid aside
  const state = { alerts: [], ahead: 0, offset: 0, touched: 0, drawn: "" };

  const clock = () => Math.floor(Date.now() / 1000) + state.ahead;

  function draw() {
    if (!state.alerts.length && overlay.hidden && strip.hidden) return;
    const now = clock();
    if (state.offset && now - state.touched > LONGEST_LOOK) state.offset = 0;
    const held = holding(state.alerts, now);
    const what = shown(held, aside, now, state.offset);
    const key = JSON.stringify([what, held.length, visit.state.language, hour(now, timezone, "nl")]);
    if (key === state.drawn) return;
    state.drawn = key;
    show(what, held, now);
  }

  function show(what, held, now) {
    const isUp = what !== null && !what.isAside;
    const wasUp = !overlay.hidden;
    overlay.hidden = !isUp;
    strip.hidden = what === null || isUp;
    for (const each of around) each.inert = isUp;
    document.documentElement.dataset.alerted = !isUp ? "" : what.main.test ? "test" : "real";
    if (what === null) return;
    if (!isUp) return fillStrip(what.main);
    fill(what, held, now);
    fit();
    if (!wasUp) overlay.focus({ preventScroll: true });
  }

  const wordsOf = (alert) => wordsIn(alert, visit.state.language, Object.keys(settings.texts));
  const severityOf = ({ severity }) => say(`alert_${settings.texts[settings.language][`alert_${severity}`] ? severity : "unknown"}`);

  function fillStrip(alert) {
    strip.textContent = `${alert.test ? say("alert_exercise") : severityOf(alert)}: ${wordsOf(alert).title}`;
  }

  function fill({ main, others }, held, now) {
    const words = wordsOf(main);
    overlay.dataset.severity = main.test ? "unknown" : main.severity; // an exercise bears no sign of a real one
    overlay.toggleAttribute("data-test", main.test);
    for (const band of document.querySelectorAll("[data-alert-exercise]")) band.hidden = !main.test;
    put("severity", main.test ? say("alert_exercise") : severityOf(main));
    put("time", hour(now, timezone, visit.state.language));
    put("drill", main.test ? say("alert_drill") : "");
    put("title", words.title, words.language);
    put("instruction", words.instruction, words.language);
    put("text", words.text, words.language);
    find("do").hidden = !words.instruction;
    const times = say("alert_times", { start: moment(main.from, now), end: moment(main.until, now) });
    put("source", [say("alert_from", { sender: main.sender }), Number.isFinite(main.until) && main.from ? times : ""].filter(Boolean).join(" · "));
    put("others", others.map((each) => say("alert_other", { title: wordsOf(each).title })).slice(0, 2).join(" · "));
    find("next").hidden = held.length < 2;
    find("next").textContent = say("alert_next", { i: held.indexOf(main) + 1, n: held.length });
    find("aside").hidden = !held.every(mayBeLaidAside);
    chooseLanguages(main);
  }

  function put(name, text, language = "") {
    const element = find(name);
    element.textContent = text;
    element.hidden = !text;
    if (language) element.lang = language;
  }

  function chooseLanguages({ texts }) {
    const buttons = [...document.querySelectorAll("[data-alert-language]")];
    for (const button of buttons) {
      const { alertLanguage } = button.dataset;
      button.hidden = !texts[alertLanguage];
      button.setAttribute("aria-pressed", String(alertLanguage === visit.state.language));
    }
    find("languages").hidden = buttons.filter((button) => !button.hidden).length < 2;
  }

  /** A time of today as such, else with its day. */
  function moment(at, now) {
    const { language } = visit.state;
    const day = (each) => formatter("en-CA", { dateStyle: "short", timeZone: timezone }).format(new Date(each * 1000));
    if (!Number.isFinite(at) || day(at) === day(now)) return hour(at, timezone, language);
    const named = formatter(language, { weekday: "long", day: "numeric", month: "long", timeZone: timezone });
    return `${named.format(new Date(at * 1000))} ${hour(at, timezone, language)}`;
  }

  /** As large as all of it fits; what does not fit at the smallest is read on page by page. */
  function fit() {
    const said = find("said");
    said.scrollTop = 0;
    find("more").hidden = true;
    const fits = (size) => {
      overlay.dataset.fit = size;
      return said.scrollHeight <= said.clientHeight && said.scrollWidth <= said.clientWidth;
    };
    overlay.toggleAttribute("data-breaks", false);
    if (WHOLE.some(fits)) return;
    overlay.toggleAttribute("data-breaks", true);
    if (SIZES.some(fits)) return;
    find("more").hidden = false;
  }

  function readOn() {
    const said = find("said");
    const atEnd = said.scrollTop + said.clientHeight >= said.scrollHeight - 2;
    said.scrollTop = atEnd ? 0 : said.scrollTop + said.clientHeight * 0.85;
  }

  find("more").addEventListener("click", readOn);
  find("next").addEventListener("click", () => {
    const held = holding(state.alerts, clock());
    const { main } = shown(held, aside, clock(), state.offset);
    state.offset = held.indexOf(main) + 1 === held.length ? held.length : held.indexOf(main) + 1;
    state.touched = clock();
    draw();
  });
  find("aside").addEventListener("click", () => {
    for (const each of holding(state.alerts, clock())) aside.add(each.id);
    draw();
  });
  for (const button of document.querySelectorAll("[data-alert-language]")) {
    button.addEventListener("click", () => visit.set({ language: button.dataset.alertLanguage }));
  }
  visit.addEventListener("end", () => {
    aside.clear();
    state.offset = 0;
    draw();
  });
  followAlerts({ settings, link, take: (heard) => { Object.assign(state, heard); draw(); } });
  setInterval(draw, LOOK);
  return draw;
}
