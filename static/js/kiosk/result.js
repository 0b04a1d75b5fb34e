/** One shop: its state, its hours, its picture; which part of it is shown. The way and the code have files of their own. */
import { midnightOf } from "./cards.js";
import { fillState } from "./shop_state.js";
import { closureOf, weekOf } from "./week.js";
import { instantOf } from "../wall_time.js";

export function attachResult({ visit, clock, present, say, timezone }) {
  const view = document.querySelector('[data-view="result"]');
  const find = (name) => view.querySelector(`[data-${name}]`);
  const tabs = [...view.querySelectorAll("[data-part-button]")];

  find("back").addEventListener("click", () => visit.set({ view: "browse", chosen: null, part: "way", stepsPage: 0 }));
  for (const tab of tabs) tab.addEventListener("click", () => visit.set({ part: tab.dataset.partButton }));

  function drawHead(shop) {
    view.dataset.group = shop.group;
    view.querySelector(".result-head .gable-icon").setAttribute("href", `#${shop.icon}`);
    find("result-name").textContent = shop.name;
    find("result-kind").textContent = `${shop.kind} · ${shop.street} ${shop.number}`;
    fillState(find("result-state"), shop, present.moment.states.get(shop.id), say);
  }

  function drawPart() {
    view.dataset.part = visit.state.part;
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.partButton === visit.state.part));
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
      body.rows[i].cells[1].replaceChildren(...inSpans(text));
    });
  }

  function drawClosure(shop) {
    const closure = find("closure");
    const from = (values) => say("closed_from", values);
    closure.textContent = closureOf(shop, present.snapshot, clock.now, visit.state.language, from);
    closure.hidden = !closure.textContent;
  }

  /** What the shop says of itself, and shows: a photo, or else a drawing that says that it is one. */
  function drawAbout(shop) {
    const text = find("result-text");
    text.textContent = shop.text ?? "";
    text.lang = shop.lang ?? visit.state.language;
    text.hidden = !shop.text;
    const offer = (shop.offers ?? []).find(({ from, until }) => lasts(from, until));
    find("about-offer").hidden = !offer;
    if (offer) Object.assign(find("about-offer"), { textContent: [offer.title, offer.text].filter(Boolean).join(". "), lang: offer.lang });
    const photo = find("photo");
    photo.hidden = !shop.photo;
    if (shop.photo && photo.getAttribute("src") !== shop.photo.address) photo.src = shop.photo.address;
    photo.alt = shop.photo?.alt ?? "";
    find("facade").toggleAttribute("hidden", Boolean(shop.photo));
    find("no-photo").hidden = Boolean(shop.photo);
  }

  /** Whether today lies between two days, both of them included. */
  function lasts(from, until) {
    const today = midnightOf(clock.now, timezone);
    return instantOf(`${from}T00:00`, timezone) <= today && today <= instantOf(`${until}T00:00`, timezone);
  }

  return (changed) => {
    const shop = present.chosen;
    if (visit.state.view !== "result" || !shop) return;
    drawHead(shop);
    drawPart();
    if (!changed.has("chosen") && !changed.has("language") && !changed.has("now") && !changed.has("large") && !changed.has("low")) return;
    drawWeek(shop);
    drawClosure(shop);
    drawAbout(shop);
    if (changed.has("chosen") && mayTakeFocus()) find("result-name").focus({ preventScroll: true });
  };
}

/** Its times each in an element, which CSS keeps on one line. */
const inSpans = (text) => text.split(/(\d\S*-\S+)/).map((part, i) => (i % 2 ? Object.assign(document.createElement("span"), { className: "week-span", textContent: part }) : part));

/** In a frame only where somebody is in it already: the page around it keeps its reader's place. */
const mayTakeFocus = () => window === window.top || document.hasFocus();
