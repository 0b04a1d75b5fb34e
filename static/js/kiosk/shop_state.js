/** Writes a shop's state into an element that holds a window badge, a title and a detail. */

export function fillState(element, shop, state, say) {
  element.dataset.state = state.kind;
  element.dataset.badge = state.badge;
  element.dataset.confirmed = String(shop.confirmed);
  element.querySelector(".row-title").textContent = state.title;
  const lit = state.kind === "open" && !shop.confirmed;
  element.querySelector(".row-detail").textContent = lit ? say("not_checked") : (state.detail ?? "");
}
