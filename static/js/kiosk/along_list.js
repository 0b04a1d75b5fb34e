/** 'Wat is er onderweg': the open shops that are passed on the way, each a touch away. */
import { openAlong } from "./along.js";
import { showThatFit } from "./fit.js";
import { rounded } from "./steps.js";

export function attachAlong(screen) {
  const { visit, present, say, way } = screen;
  const view = document.querySelector('[data-view="result"]');
  const [list, none, more] = ["along", "along-none", "along-more"].map((name) => view.querySelector(`[data-${name}]`));
  const template = view.querySelector("[data-along-row]").content.firstElementChild;
  list.addEventListener("click", (event) => {
    const place = event.target.closest("[data-slug]");
    if (place) visit.set({ chosen: place.dataset.slug, part: "way", stepsPage: 0 });
  });

  /** Shops that are open along the way to the chosen one; the map shows their signs. */
  screen.along = () => {
    const shop = present.chosen;
    const points = shop && way.to(shop)?.points;
    return points ? openAlong(points, present.snapshot.shops, present.moment.states, shop) : [];
  };

  function row({ shop, metres }) {
    const made = template.cloneNode(true);
    made.dataset.slug = shop.slug;
    made.dataset.group = shop.group;
    made.querySelector(".gable-icon").setAttribute("href", `#${shop.icon}`);
    made.querySelector(".row-name").textContent = shop.name;
    made.querySelector(".row-way").textContent = `${say("along_at", { metres: rounded(metres) })} · ${present.moment.states.get(shop.id).title}`;
    return made;
  }

  return () => {
    if (visit.state.view !== "result" || visit.state.part !== "along" || !present.chosen) return list.replaceChildren();
    const found = screen.along();
    list.replaceChildren(...found.map(row));
    none.hidden = found.length > 0;
    more.hidden = true;
    const fits = showThatFit(list);
    if (fits >= found.length) return;
    more.hidden = false;
    more.textContent = say("along_more", { n: found.length - showThatFit(list) });
  };
}
