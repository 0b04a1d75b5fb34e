/** One shop: its state, its hours, the steps to its door and a code that takes it along on a phone. */
import { drawingOf } from "./qr.js";
import { fillState } from "./shop_state.js";
import { rounded, stepsOf } from "./steps.js";
import { closureOf, weekOf } from "./week.js";

export function attachResult({ visit, library, clock, present, say, way }) {
  const view = document.querySelector('[data-view="result"]');
  const find = (name) => view.querySelector(`[data-${name}]`);
  const step = find("step").content.firstElementChild;

  find("back").addEventListener("click", () => visit.set({ view: "browse", chosen: null }));

  function drawHead(shop) {
    view.dataset.group = shop.group;
    view.querySelector(".gable-icon").setAttribute("href", `#${shop.icon}`);
    find("result-name").textContent = shop.name;
    find("result-kind").textContent = `${shop.kind} · ${shop.street} ${shop.number}`;
    fillState(find("result-state"), shop, present.moment.states.get(shop.id), say);
  }

  function drawWay(shop) {
    const walk = present.walk(shop);
    const found = way.to(shop);
    const address = `${shop.street} ${shop.number}`;
    const minutes = walk && Math.max(1, Math.ceil(walk[1] / 60));
    find("result-walk").textContent = walk ? say("minutes_metres", { minutes, metres: rounded(walk[0]) }) : say("no_way", { address });
    find("steps").replaceChildren(...(found ? stepsOf(found, say).map(stepElement) : []));
  }

  function stepElement({ sign, text, metres }) {
    const element = step.cloneNode(true);
    element.querySelector("use").setAttribute("href", `#step-${sign}`);
    element.querySelector(".step-words").textContent = text;
    element.querySelector(".step-metres").textContent = metres;
    return element;
  }

  function drawWeek(shop) {
    const words = { closed: say("closed"), unknown: say("unknown") };
    const days = weekOf(shop, present.snapshot, clock.now, visit.state.language, words);
    const body = find("week").tBodies[0];
    while (body.rows.length < days.length) {
      const row = body.insertRow();
      row.append(document.createElement("th"));
      row.insertCell();
      row.cells[0].scope = "row";
    }
    days.forEach(({ day, text, isToday }, i) => {
      body.rows[i].dataset.today = String(isToday);
      body.rows[i].cells[0].textContent = day;
      body.rows[i].cells[1].textContent = text;
    });
  }

  function drawClosure(shop) {
    const closure = find("closure");
    const from = (values) => say("closed_from", values);
    closure.textContent = closureOf(shop, present.snapshot, clock.now, visit.state.language, from);
    closure.hidden = !closure.textContent;
    const room = closure.parentElement;
    if (room.scrollHeight > room.clientHeight + 2) closure.hidden = true; // 2 px are rounding
  }

  function drawCode(shop) {
    const code = library.codes[visit.state.language]?.[shop.slug];
    find("code").hidden = !code;
    if (!code) return;
    const drawing = view.querySelector(".code-drawing");
    const { viewBox, path } = drawingOf(code);
    drawing.setAttribute("viewBox", viewBox);
    drawing.setAttribute("aria-label", say("code", { name: shop.name }));
    drawing.firstElementChild.setAttribute("d", path);
  }

  /** What the shop says of itself, where the steps leave room for it. */
  function drawText(shop) {
    const text = find("result-text");
    text.textContent = shop.text ?? "";
    text.lang = shop.lang ?? visit.state.language;
    text.hidden = !shop.text;
    const room = text.parentElement;
    if (room.scrollHeight > room.clientHeight + 2) text.hidden = true; // 2 px are rounding
  }

  return (changed) => {
    const shop = present.chosen;
    if (visit.state.view !== "result" || !shop) return;
    drawHead(shop);
    if (!changed.has("chosen") && !changed.has("language") && !changed.has("now")) return;
    drawWay(shop);
    drawWeek(shop);
    drawClosure(shop);
    drawCode(shop);
    drawText(shop);
    if (changed.has("chosen") && mayTakeFocus()) find("result-name").focus({ preventScroll: true });
  };
}

/** In a frame only where somebody is in it already: the page around it keeps its reader's place. */
const mayTakeFocus = () => window === window.top || document.hasFocus();
