/** 'Kaart groter': on a phone the map fills the page above the time bar, and goes back the same way. Escape goes back too. */
import { cameForRoute } from "./came_for_route.js";
import { view } from "./view.js";

export function attach(button) {
  const map = button.closest(".map");
  const { textContent: larger, dataset: { smaller } } = button;
  const show = (isLarge) => {
    map.toggleAttribute("data-large", isLarge);
    button.setAttribute("aria-expanded", String(isLarge));
    button.textContent = isLarge ? smaller : larger;
  };
  button.addEventListener("click", () => show(!map.hasAttribute("data-large")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && map.hasAttribute("data-large")) show(false);
  });
  if (cameForRoute) whenTheWayIsKnown(() => show(true));
}

/** Calls once it is known from where the walk starts. */
function whenTheWayIsKnown(call) {
  const isKnown = () => view.state.position !== null || view.state.origin !== null;
  if (isKnown()) return call();
  const look = () => {
    if (!isKnown()) return;
    view.removeEventListener("change", look);
    call();
  };
  view.addEventListener("change", look);
}
