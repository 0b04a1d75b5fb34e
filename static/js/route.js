/** The walk to the chosen shop, for the map to draw: from 'my position', or from a screen. Pure. */
import { nearestNode, pathTo, walksFrom } from "./network.js";

/**
 * {coordinates: [[lon, lat], ...], metres} over the network of a twin.json, or null where no way leads or nobody said from where.
 * `state` is view.state: `position` goes before `origin`.
 */
export function routeTo(shop, state, { network, screens }) {
  const screen = screens.find(({ id }) => id === state.origin);
  if ((!state.position && !screen) || shop.node === null || !network.nodes.length) return null;
  const start = state.position ? nearestNode(network, state.position) : { node: screen.node, metres: 0 };
  const { metres, parent } = walksFrom(network, start.node);
  if (!Number.isFinite(metres[shop.node])) return null;
  const from = state.position ?? screen.at;
  const coordinates = [from, ...pathTo(parent, shop.node).map((node) => network.nodes[node]), shop.door];
  return { coordinates, metres: start.metres + metres[shop.node] };
}
