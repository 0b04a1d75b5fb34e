/** Where the visitor stands, and the walk from there to every shop. Loaded at the first tap on 'Dichtst bij mij'. */
import { setWalks } from "./distance.js";
import { nearestNode, roughWalk, straight, walksFrom } from "./network.js";
import { current, twin } from "./snapshot.js";
import { view } from "./view.js";
import { words } from "./words.js";

const PATIENCE = { timeout: 10000, maximumAge: 60000, enableHighAccuracy: true };
const OUTSIDE = 2000; // metres from the core's edge: further away a walk through the core means nothing
const OFF_NETWORK = 150; // metres from the nearest street we know: from there only a straight line is honest

/** Asks for the position and sets it; gives the sentence to say. */
export async function locate() {
  const snapshot = current();
  if (!snapshot || !navigator.geolocation) return words("position_unavailable");
  let position;
  try {
    const { coords } = await new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, PATIENCE));
    position = [coords.longitude, coords.latitude];
  } catch ({ code }) {
    return words(code === 1 ? "position_refused" : "position_unavailable");
  }
  if (outside(position, snapshot.town.bounds) > OUTSIDE) return words("position_outside", { town: snapshot.town.name });
  const network = await twin().then((document) => document.network).catch(() => null);
  const walks = walksTo(snapshot.shops, position, network);
  setWalks(position, walks);
  view.set({ position });
  return words([...walks.values()].some(({ roughly }) => roughly) ? "position_roughly" : "position_known");
}

/** Metres from a position to the box [w, s, e, n]; 0 within. */
function outside([lon, lat], [west, south, east, north]) {
  return straight([lon, lat], [Math.min(Math.max(lon, west), east), Math.min(Math.max(lat, south), north)]);
}

/** Map(shop id -> {metres, roughly}): over the network where that leads to the door, else a third more than a straight line. */
export function walksTo(shops, position, network) {
  const start = network?.nodes.length ? nearestNode(network, position) : null;
  const metres = start && start.metres <= OFF_NETWORK ? walksFrom(network, start.node).metres : [];
  return new Map(
    shops.map((shop) => {
      const walked = metres[shop.node];
      return [shop.id, Number.isFinite(walked)
        ? { metres: start.metres + walked, roughly: false }
        : { metres: roughWalk(position, shop.door), roughly: true }];
    }),
  );
}
