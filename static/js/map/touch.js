/** What lies under a finger or a pointer: a sign, a dot, or the house of a shop. */

/** @returns {?string} id of the shop, or null */
export function shopAt(map, signposts, point) {
  return signposts.at(point) ?? map.queryRenderedFeatures(point, { layers: ["shops", "flat-shops"] })[0]?.properties.id ?? null;
}
