/** What has a name but no shop: streets along their axis, landmarks with the icon of their kind. */
import { distance } from "./polygon.js";
import { pieces, sampled } from "./street_names.js";
import { profile } from "./streets.js";

const SHORTEST = 35; // metres of street that can bear a name
const APART = 170; // metres between two axes of the same name that both bear it

export const PLACE_ICONS = {
  townhall: "maki-town-hall", church: "maki-religious-christian", castle: "maki-castle", brewery: "maki-beer",
  tourist_information: "maki-information", market: "maki-shop", police: "maki-police", station: "maki-rail",
};

export const placeImage = (kind) => `place ${kind}`;

/**
 * Landmarks as points with `m: landmark`; a market only while it is held. @param {number} now epoch seconds
 * @param {(image: string) => boolean} hasImage what the map can draw */
export function landmarks(places, now, hasImage = () => true) {
  const isThere = ({ kind, hours }) => kind !== "market" || (hours?.intervals ?? []).some(([start, end]) => start <= now && now < end);
  return places.filter((place) => place.landmark && place.name && isThere(place)).map(({ kind, name, at }) => ({
    type: "Feature",
    properties: { m: "landmark", name, image: PLACE_ICONS[kind] && hasImage(placeImage(kind)) ? placeImage(kind) : "" },
    geometry: { type: "Point", coordinates: at },
  }));
}

/** Events of the town's agenda as landmarks, only while they last. @param {number} now epoch seconds */
export const happenings = (events = [], now, hasImage = () => true) =>
  events.filter(({ on, at, times }) => on.includes("map") && at && times.some(([start, end]) => start <= now && now < end)).map(({ title, at }) => ({
    type: "Feature",
    properties: { m: "landmark", name: title, image: hasImage(placeImage("market")) ? placeImage("market") : "" },
    geometry: { type: "Point", coordinates: at },
  }));

/** The streets that bear a name: {name, points: [[lon, lat] every 5 m]}; two sides of one avenue share one name. */
export function namedStreets(paths, plane) {
  const named = paths.features.filter(({ geometry, properties }) => properties.name && geometry?.type === "LineString")
    .map(({ geometry, properties }) => street(properties, geometry.coordinates.map(plane.metres)))
    .filter(({ metres }) => metres > SHORTEST)
    .toSorted((a, b) => Number(b.isRoad) - Number(a.isRoad) || b.metres - a.metres);
  const kept = [];
  for (const one of named) {
    const same = kept.filter(({ name }) => name === one.name);
    if (same.every((other) => one.isRoad === other.isRoad && distance(one.middle, other.middle) > APART)) kept.push(one);
  }
  return kept.map(({ name, points }) => ({ name, points: points.map(plane.degrees) }));
}

function street(properties, corners) {
  const points = sampled(corners);
  const metres = corners.slice(1).reduce((sum, point, i) => sum + distance(corners[i], point), 0);
  const isRoad = profile(properties).carriageway > 0;
  return { name: properties.name, points, metres, middle: points[Math.floor(points.length / 2)], isRoad };
}

/**
 * The names of streets for the view of now.
 * @param {(at: number[]) => {x: number, y: number}} project @param {(name: string) => number} wide pixels of a name
 * @returns {object[]} short lines with `m: name`
 */
export function streetNames(streets, { project, wide, isFree }) {
  return streets.flatMap(({ name, points }) =>
    pieces(points.map(project), wide(name), isFree).map(([from, to]) => ({
      type: "Feature", properties: { m: "name", name }, geometry: { type: "LineString", coordinates: points.slice(from, to + 1) },
    })));
}
