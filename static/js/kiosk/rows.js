/** The list: as many rows as the glass holds, made once and filled again; a pager says that more exist. */
import { rowsThatFit } from "./measures.js";
import { fillState } from "./shop_state.js";
import { minutesFor } from "./ways.js";

export function attachRows({ visit, present, say }) {
  const list = document.querySelector("[data-rows]");
  const template = document.querySelector("[data-row]");
  const previous = document.querySelector("[data-previous]");
  const next = document.querySelector("[data-next]");
  const rows = [];

  previous.addEventListener("click", () => visit.set({ page: visit.state.page - 1 }));
  next.addEventListener("click", () => visit.set({ page: visit.state.page + 1 }));
  list.addEventListener("click", (event) => {
    const place = event.target.closest("[data-shop]");
    if (place) visit.set({ chosen: place.dataset.slug, view: "result", keyboard: false, part: "way", stepsPage: 0 });
  });

  function rowAt(i) {
    if (!rows[i]) {
      rows[i] = template.content.firstElementChild.cloneNode(true);
      list.append(rows[i]);
    }
    return rows[i];
  }

  return () => {
    if (visit.state.view !== "browse") return;
    const { found } = present.list;
    const size = rowsThatFit(list);
    const first = Math.min(visit.state.page, Math.max(0, Math.ceil(found.length / size) - 1)) * size;
    const shown = found.slice(first, first + size);
    for (let i = 0; i < Math.max(rows.length, shown.length); i++) {
      const row = rowAt(i);
      row.hidden = i >= shown.length;
      if (!row.hidden) fillRow(row, shown[i], present, say);
    }
    document.querySelector("[data-nothing]").hidden = found.length > 0;
    list.hidden = found.length === 0;
    const left = found.length - first - shown.length;
    previous.disabled = first === 0;
    next.disabled = left === 0;
    document.querySelector("[data-pager]").hidden = found.length <= size;
    next.querySelector("[data-more]").textContent = left ? say("more", { n: left }) : say("no_more");
    document.querySelector("[data-count]").textContent = say("results", { n: found.length });
  };
}

function fillRow(row, shop, present, say) {
  row.dataset.shop = shop.id;
  row.dataset.slug = shop.slug;
  row.dataset.group = shop.group;
  row.querySelector(".gable-icon").setAttribute("href", `#${shop.icon}`);
  row.querySelector(".row-name").textContent = shop.name;
  const metres = present.metres(shop);
  const way = metres === null ? "" : `${say("walk", { n: minutesFor(metres).minutes })} · `;
  row.querySelector(".row-way").textContent = way + shop.street;
  fillState(row, shop, present.moment.states.get(shop.id), say);
}
