/** A street of three houses with a bakery, as plain as twin.json can be. */
import { planeAt } from "../../../static/js/map/plane.js";

export const CENTRE = [3.892, 50.884];
export const plane = planeAt(CENTRE);

const polygon = (points) => ({ type: "Polygon", coordinates: [plane.back(points)] });
const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
const collection = (...features) => ({ type: "FeatureCollection", features });

/** 7 m wide, 10 m deep, its front on y = 0, the street in the south. */
export const house = (x) => [[x, 0], [x + 7, 0], [x + 7, 10], [x, 10]];

export const shop = (id, premises, door, more = {}) => ({
  id, slug: id, name: "Bakkerij De Korenaar", group: "vers", icon: "maki-bakery", premises, door: plane.degrees(door), ...more,
});

export function town({ buildings, premises, shops } = {}) {
  return {
    town: { centre: CENTRE },
    shops: shops ?? [shop("s-1", "p-1", [3.5, -0.4])],
    places: [],
    layers: {
      perimeter: collection(feature(polygon([[-20, -20], [40, -20], [40, 30], [-20, 30]]), { id: "core" })),
      buildings: buildings ?? collection(...[0, 7, 14].map((x, i) => feature(polygon(house(x)), { id: `b-${i + 1}`, kind: "house" }))),
      premises: premises ?? collection(feature(polygon(house(0)), { id: "p-1", building: "b-1", facade: 180, shop: "s-1" })),
      paths: collection(feature({ type: "LineString", coordinates: [[-30, -6], [50, -6]].map(plane.degrees) },
        { id: "w-1", name: "Groenlaan", highway: "residential" })),
    },
  };
}

export { collection, feature, polygon };
