/** Choosing a shop: the first tap on a row shows it on the map too, the second opens its page. Escape lets go. */
import { current } from "./snapshot.js";
import { view } from "./view.js";

export function attach(list) {
  list.addEventListener("click", choose);
  for (const kind of ["click", "auxclick"]) list.addEventListener(kind, takeAlong, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && view.state.chosen && !isWriting(event.target)) {
      view.set({ chosen: null });
    }
  });
  let here = null; // who chose on this list needs no scrolling to it
  list.addEventListener("pointerdown", () => (here = true), true);
  view.addEventListener("change", ({ detail }) => {
    if (!detail.changed.includes("chosen") && !detail.changed.includes("snapshot")) return;
    const row = mark(list);
    if (row && !here && !list.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
    here = false;
  });
  mark(list)?.scrollIntoView({ block: "nearest" });
}

const isWriting = (element) => element.matches?.("input:not([type=range], [type=checkbox]), textarea, select");

function choose(event) {
  const link = event.target.closest("[data-choose]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.dataset.choose === view.state.chosen || !current()) return;
  event.preventDefault();
  view.set({ chosen: link.dataset.choose });
}

/** A shop's page shows the moment that the list shows, and knows from which screen somebody came. */
function takeAlong({ target }) {
  const link = target.closest("a[href]");
  if (!link) return;
  const page = new URL(link.href);
  for (const [name, value] of [["op", view.state.moment], ["van", view.state.origin]]) {
    if (value) page.searchParams.set(name, value);
    else page.searchParams.delete(name);
  }
  link.href = page.href.replaceAll("%3A", ":");
}

/** Marks the chosen row, and gives it. */
function mark(list) {
  let found = null;
  for (const link of list.querySelectorAll("[data-choose]")) {
    const row = link.closest("[data-shop]");
    const isChosen = link.dataset.choose === view.state.chosen;
    row.toggleAttribute("data-chosen", isChosen);
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isChosen) found = row;
  }
  return found;
}
