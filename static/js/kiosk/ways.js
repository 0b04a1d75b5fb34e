/** The way to each shop that was asked for, worked out once. */
import { wayTo } from "./way.js";

export function createWays({ route, twin }, settings) {
  const known = new Map();
  return {
    /** See wayTo; null where no way is known. */
    to(shop) {
      if (route.node === null || shop.node === null || shop.node === undefined) return null;
      if (!known.has(shop.slug)) {
        known.set(shop.slug, wayTo(route, twin.network, shop.node, { bearing: settings.bearing, door: shop.door }));
      }
      return known.get(shop.slug);
    },
  };
}
