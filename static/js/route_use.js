/** Tells the server that the map drew the way to a shop without asking for a page: a count, nothing about who. Pure. */

/**
 * A function (slug, state) for each way that is drawn; `state` is view.state. A way counts once on a page. The one that the
 * address itself asked for (`asked`, a slug or null) does not: a reload is no second wish, and where somebody
 * `cameForRoute` the server counted it. `send(address, what)` tells it; without an address nothing is told.
 */
export function routeUse(address, { asked, cameForRoute, send }) {
  const told = new Set();
  return (slug, { position }) => {
    const isNew = slug !== asked || (position && !cameForRoute);
    if (!address || !isNew || told.has(slug)) return;
    told.add(slug);
    send(address, { route: slug });
  };
}
