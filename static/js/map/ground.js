/** What lies flat: the core, green, water, squares, and the streets as lines with their true width. Pure. */
import { profile } from "./streets.js";

/** From below to above; what is not named here is not drawn. */
export const GROUND = ["park", "garden", "water", "pavement", "carriageway", "square", "parking", "median"];

const PLACES = { parking: "parking", market: "square" };

/** @returns {object[]} features with `m`: core or one of GROUND */
export function groundFeatures({ perimeter, ground, places }) {
  const kept = (ground?.features ?? []).filter(({ properties }) => GROUND.includes(properties.kind));
  const marked = (places?.features ?? []).filter(({ properties, geometry }) => PLACES[properties.kind] && isArea(geometry));
  return [
    ...(perimeter?.features ?? []).map((feature) => flat(feature.geometry, "core")),
    ...kept.map((feature) => flat(feature.geometry, feature.properties.kind)),
    ...marked.map((feature) => flat(feature.geometry, PLACES[feature.properties.kind])),
  ];
}

/** One line for the whole street and one for its carriageway; `w` is the width in metres. */
export function streetFeatures({ paths }) {
  return paths.features.filter(({ geometry }) => geometry?.type === "LineString").flatMap(({ geometry, properties }) => {
    const { carriageway, street } = profile(properties);
    const walkway = { type: "Feature", properties: { m: "street", w: street }, geometry };
    if (!carriageway) return [walkway];
    return [walkway, { type: "Feature", properties: { m: "road", w: carriageway }, geometry }];
  });
}

const isArea = (geometry) => geometry?.type === "Polygon" || geometry?.type === "MultiPolygon";

const flat = (geometry, m) => ({ type: "Feature", properties: { m }, geometry });
