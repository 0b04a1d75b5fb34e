/** The layers that stand above the roofs: dots, street names, landmarks, signs, the route and 'you are here'. Pure. */
export const MEDIUM = "Kernkijker Medium"; // two names of the house's font, so that MapLibre draws the weights; see map.css
export const SEMIBOLD = "Kernkijker Semibold";

/** Resolves when both weights are there to be measured and drawn. */
export const fonts = () => Promise.all([MEDIUM, SEMIBOLD].map((name) => document.fonts.load(`600 24px "${name}"`)));

const is = (m) => ["==", ["get", "m"], m];
const state = (name, otherwise) => ["coalesce", ["feature-state", name], otherwise];

/** Sizes in pixels: site and screen (nothing under 26 px in the street). */
const SIZES = {
  site: { sign: 0.92, name: 13.5, text: [12, 17], scale: [0.55, 1.3], street: [11, 15], landmark: 12.5, here: 11, route: 4.5 },
  screen: { sign: 1.45, name: 28, text: [26, 31], scale: [0.72, 1.15], street: [26, 30], landmark: 26, here: 16, route: 8 },
};

const SCALED = ["sign", "name", "text", "street", "landmark", "here", "route"];

/** The sizes for a map that is drawn `scale` times as large as it was designed: a screen with more pixels on the same glass. */
export function sizesFor(mode, scale = 1) {
  const times = (value) => (Array.isArray(value) ? value.map(times) : value * scale);
  const plain = SIZES[mode];
  return { ...plain, ...Object.fromEntries(SCALED.map((name) => [name, times(plain[name])])) };
}

function route(wide) {
  const width = (share) => ["interpolate", ["exponential", 1.6], ["zoom"], 16, wide * share, 19, wide * share * 3];
  const line = (id, colour, share, more) => ({
    id, type: "line", source: "route", layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": width(share), ...more },
  });
  return { under: [line("route-casing", "#13202E", 1.55), line("route", "#FFFFFF", 1)],
    over: [line("route-dots", "#FFFFFF", 0.5, { "line-dasharray": [0.1, 2.2], "line-opacity": 0.9 })] };
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

const HERE = [["here-ring", 1, "#FFFFFF"], ["here-disc", 0.8, "#13202E"], ["here-core", 0.36, "#FFC247"]]; // shares of the radius

function hereLayers({ here, name }) {
  return [
    ...HERE.map(([id, share, colour]) => ({
      id, type: "circle", source: "here",
      paint: {
        "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 16, here * share, 19, here * share * 2.4],
        "circle-color": colour, "circle-pitch-alignment": "map",
      },
    })),
    {
      id: "here-name", type: "symbol", source: "here",
      layout: {
        "text-field": ["get", "name"], "text-font": [SEMIBOLD], "text-size": name, "text-anchor": "top", "text-offset": [0, 0.7],
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
      "text-field": ["get", "name"], "symbol-placement": "line-center", "text-max-angle": 26,
      "text-pitch-alignment": "viewport", "text-letter-spacing": 0.03, "text-padding": 4,
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
export function labelLayers(sizes) {
  const way = route(sizes.route);
  return { under: way.under, over: [...way.over, dots, streets(sizes), landmarks(sizes), ...hereLayers(sizes), signs()] };
}

/** Ink and halo of all that is written. @returns {[string, string, any][]} */
export function labelPaint({ ink, halo }) {
  return ["street-names", "landmarks", "here-name", "signs"].flatMap((id) => [
    [id, "text-color", ink], [id, "text-halo-color", halo], [id, "text-halo-width", id === "street-names" ? 1.6 : 2],
  ]);
}
