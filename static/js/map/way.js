/** The walk to the chosen shop on the map: from 'my position', or from the screen that distances start from. */
import { distanceTo } from "../distance.js";
import { routeTo } from "../route.js";
import { words } from "../words.js";

/**
 * A function (state, shop) that draws the walk when it changes; `state` is view.state, `shop` the chosen one or null.
 * `say(text)` gets whereto and how long, "" where there is no way to show. Returns whether a way was drawn just now.
 */
export function way(map, snapshot, say) {
  let drawn = "";
  let coordinates = null;
  map.map.on("resize", () => coordinates && map.flyTo({ coordinates }));
  return (state, shop) => {
    const key = [shop?.id, state.position, state.origin].join(" ").trim();
    if (key === drawn) return false;
    drawn = key;
    const route = shop && (state.position || state.origin) ? routeTo(shop, state, snapshot) : null;
    map.setHere(here(state, snapshot));
    coordinates = route?.coordinates ?? null;
    map.setRoute(coordinates);
    say(route ? inWords(shop, state) : "");
    if (coordinates) map.flyTo({ coordinates });
    return coordinates !== null;
  };
}

/** "Café De Graaf · 4 min te voet", the minutes of the list. */
function inWords(shop, state) {
  const walk = distanceTo(shop, state);
  const minutes = walk && words(walk.roughly ? "walk_roughly" : "walk", { count: walk.minutes, minutes: walk.minutes });
  return [shop.name, minutes].filter(Boolean).join(" · ");
}

/** Where the walk starts, with its words; null where nobody said. */
function here({ position, origin }, { screens }) {
  if (position) return { at: position, name: words("map.here") };
  const screen = screens.find(({ id }) => id === origin);
  return screen ? { at: screen.at, name: screen.name } : null;
}
