/** The walk to the chosen shop on the map: from 'my position', or from the screen that distances start from. */
import { routeTo } from "../route.js";
import { words } from "../words.js";

/** A function (state, shop) that draws the walk when it changes; `state` is view.state, `shop` the chosen one or null. */
export function way(map, snapshot) {
  let drawn = "";
  return (state, shop) => {
    const key = shop ? [shop.id, state.position, state.origin].join(" ") : "";
    if (key === drawn) return;
    drawn = key;
    const route = shop && (state.position || state.origin) ? routeTo(shop, state, snapshot) : null;
    map.setHere(here(state, snapshot));
    map.setRoute(route?.coordinates ?? null);
    if (route) map.flyTo({ coordinates: route.coordinates });
  };
}

/** Where the walk starts, with its words; null where nobody said. */
function here({ position, origin }, { screens }) {
  if (position) return { at: position, name: words("map.here") };
  const screen = screens.find(({ id }) => id === origin);
  return screen ? { at: screen.at, name: screen.name } : null;
}
