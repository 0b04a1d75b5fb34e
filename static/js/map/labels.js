/** The layers that stand above the roofs: dots, street names, landmarks, signs, the route and 'you are here'. Pure. */
import { metresWide } from "./layers.js";

export const MEDIUM = "Kernkijker Medium"; // two names of the house's font, so that MapLibre draws the weights; see map.css
export const SEMIBOLD = "Kernkijker Semibold";

/** Resolves when both weights are there to be measured and drawn. */
export const fonts = () => Promise.all([MEDIUM, SEMIBOLD].map((name) => document.fonts.load(`600 24px "${name}"`)));

const is = (m) => ["==", ["get", "m"], m];
const state = (name, otherwise) => ["coalesce", ["feature-state", name], otherwise];

/** Sizes in pixels: site and screen (nothing under 26 px in the street). */
export const SIZES = {
  site: { sign: 0.92, name: 13.5, least: 12, street: [11, 15], landmark: 12.5 },
  screen: { sign: 1.5, name: 28, least: 26, street: [26, 30], landmark: 26 },
};

function route(latitude) {
  const line = (id, colour, extra, more) => ({
    id, type: "line", source: "route", layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": metresWide(extra, latitude), ...more },
  });
  return { under: [line("route-casing", "#13202E", 4.2), line("route", "#FFFFFF", 2.6)],
    over: [line("route-dots", "#FFFFFF", 1.1, { "line-dasharray": [0.1, 2.2], "line-opacity": 0.9 })] };
}

const dots = {
  id: "dots", type: "circle", source: "shops", filter: is("dot"),
  paint: {
    "circle-radius": ["interpolate", ["linear"], ["zoom"], 15, 2.2, 17, 3.6, 19, 5.5],
    "circle-color": ["to-color", state("dot", "#888888")],
    "circle-stroke-color": ["to-color", state("rim", "#FFFFFF")],
    "circle-stroke-width": 1.4,
  },
};

const HERE = [["here-ring", 3.4, "#FFFFFF"], ["here-disc", 2.7, "#13202E"], ["here-core", 1.2, "#FFC247"]];

function here(latitude, { name }) {
  return [
    ...HERE.map(([id, metres, colour]) => ({
      id, type: "circle", source: "here",
      paint: { "circle-radius": metresWide(metres, latitude), "circle-color": colour, "circle-pitch-alignment": "map" },
    })),
    {
      id: "here-name", type: "symbol", source: "here",
      layout: {
        "text-field": ["get", "name"], "text-font": [SEMIBOLD], "text-size": name, "text-anchor": "top", "text-offset": [0, 1.1],
        "text-allow-overlap": true,
      },
    },
  ];
}

const named = (size) => ({ "text-font": [SEMIBOLD], "text-size": size, "text-line-height": 1.15, "text-max-width": 99 });

function streets({ street }) {
  return {
    id: "street-names", type: "symbol", source: "names", filter: is("name"),
    layout: {
      ...named(["interpolate", ["linear"], ["zoom"], 16, street[0], 18, street[1]]), "text-font": [MEDIUM],
      "text-field": ["get", "name"], "symbol-placement": "line", "symbol-spacing": 320, "text-max-angle": 32,
      "text-pitch-alignment": "viewport", "text-letter-spacing": 0.03, "text-padding": 6,
    },
  };
}

function landmarks({ landmark }) {
  return {
    id: "landmarks", type: "symbol", source: "names", filter: is("landmark"),
    layout: {
      ...named(landmark), "text-field": ["get", "name"], "text-anchor": "top", "text-offset": [0, 0.75], "text-optional": false,
      "icon-image": ["get", "image"], "icon-size": landmark / 14, "text-padding": 4,
    },
  };
}

function signs() {
  return {
    id: "signs", type: "symbol", source: "signs",
    layout: {
      ...named(["get", "textSize"]), "text-field": ["get", "text"], "text-anchor": ["get", "anchor"], "text-offset": ["get", "offset"],
      "text-justify": "auto", "text-allow-overlap": true, "icon-image": ["get", "image"], "icon-size": ["get", "size"],
      "icon-anchor": "bottom", "icon-allow-overlap": true, "symbol-sort-key": ["get", "order"],
    },
  };
}

/** @returns {{under: object[], over: object[]}} layers below the houses, and those above them */
export function labelLayers(latitude, mode) {
  const sizes = SIZES[mode];
  const way = route(latitude);
  return { under: way.under, over: [...way.over, dots, streets(sizes), landmarks(sizes), ...here(latitude, sizes), signs()] };
}

/** Ink and halo of all that is written. @returns {[string, string, any][]} */
export function labelPaint({ ink, halo }) {
  return ["street-names", "landmarks", "here-name", "signs"].flatMap((id) => [
    [id, "text-color", ink], [id, "text-halo-color", halo], [id, "text-halo-width", id === "street-names" ? 1.6 : 2],
  ]);
}
