/** How far a shop is from where the visitor stands: from a screen (published) or from 'my position' (walked over the network). */

const STROLL = 1.25; // metres a second, as twin/services/snapshot.py
let walks = { position: null, byShop: new Map() }; // set by nearby.js once the position is known

/** Keeps the walks from one position: Map(shop id -> {metres, roughly}). */
export function setWalks(position, byShop) {
  walks = { position, byShop };
}

/** {metres, minutes, roughly} or null where nobody knows. A position of one's own goes before a screen. */
export function distanceTo(shop, { position, origin }) {
  const walk = position && walks.position === position ? walks.byShop.get(shop.id) : null;
  const [metres, seconds] = walk ? [walk.metres, walk.metres / STROLL] : (shop.walk?.[origin] ?? []);
  if (metres === undefined) return null;
  return { metres, minutes: Math.max(1, Math.floor((seconds + 30) / 60)), roughly: walk?.roughly ?? false };
}
