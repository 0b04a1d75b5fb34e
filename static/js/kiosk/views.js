/** Shows one view and hides the others; they are never built anew, so a day of visits leaves nothing behind. */

export function attachViews({ visit }) {
  const views = [...document.querySelectorAll("[data-view]")];
  return (changed) => {
    if (!changed.has("view")) return;
    const { view } = visit.state;
    for (const each of views) each.hidden = each.dataset.view !== view;
    document.documentElement.dataset.screenState = view;
  };
}

/** The light of the moment, for the colours of the whole glass. */
export function attachLight({ present }) {
  return () => {
    document.documentElement.dataset.light = present.moment.light;
  };
}

export function attachRestart({ visit }) {
  for (const button of document.querySelectorAll("[data-restart]")) button.addEventListener("click", () => visit.end());
  return () => {};
}
