/** What has a name but no shop: streets along their axis, landmarks, with the icon of their kind. Pure. */
import { distance } from "./polygon.js";
import { profile } from "./streets.js";

const SHORTEST = 45; // metres of street that can bear a name
const APART = 170; // metres between two names of the same street

export const PLACE_ICONS = {
  townhall: "maki-town-hall", church: "maki-religious-christian", castle: "maki-castle", brewery: "maki-beer",
  tourist_information: "maki-information", market: "maki-shop", police: "maki-police", station: "maki-rail",
};

export const placeImage = (kind) => `place ${kind}`;

/** @param {object} twin twin.json @param {object} plane @returns {object[]} lines with `m: name`, points with `m: landmark` */
export function townNames({ layers, places }, plane) {
  return [...streetNames(layers.paths, plane), ...landmarkNames(places)];
}

function streetNames(paths, plane) {
  const named = paths.features.filter(({ geometry, properties }) => properties.name && geometry?.type === "LineString")
    .map((feature) => ({ feature, ...measure(feature.geometry.coordinates.map(plane.metres)) }))
    .filter(({ metres }) => metres > SHORTEST)
    .toSorted((a, b) => Number(isRoad(b)) - Number(isRoad(a)) || b.metres - a.metres);
  const kept = [];
  for (const street of named) {
    const { name } = street.feature.properties;
    const same = kept.filter(({ feature }) => feature.properties.name === name);
    if (same.every((other) => isRoad(street) === isRoad(other) && distance(street.middle, other.middle) > APART)) kept.push(street);
  }
  return kept.map(({ feature }) => ({
    type: "Feature", properties: { m: "name", name: feature.properties.name }, geometry: feature.geometry,
  }));
}

const isRoad = ({ feature }) => profile(feature.properties).carriageway > 0;

function measure(points) {
  const metres = points.slice(1).reduce((sum, point, i) => sum + distance(points[i], point), 0);
  return { metres, middle: points[Math.floor(points.length / 2)] };
}

function landmarkNames(places) {
  return places.filter(({ landmark, name }) => landmark && name).map(({ kind, name, at }) => ({
    type: "Feature",
    properties: { m: "landmark", name, image: PLACE_ICONS[kind] ? placeImage(kind) : "" },
    geometry: { type: "Point", coordinates: at },
  }));
}
