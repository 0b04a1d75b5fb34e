/** The style: which layers lie on which, from the ground to the signs. Colours come later, from paint.js. Pure. */
import { GROUND } from "./ground.js";

/** Plain solids, one layer a material: a colour that holds for a whole layer changes without new geometry. */
export const MATERIALS = ["wall", "brick", "clay", "stone", "slate", "tile", "lead", "trunk", "tree"];
const AWNING = ["awning", "stripe"];
const BEHIND_THE_CAMERA = 100000; // metres; where a part waits that is not to be seen: extrusions know no visibility of their own

/** Pixels for metres that grow with the zoom; `latitude` in degrees. MapLibre's world is 512 px wide at zoom 0. */
export function metresWide(width, latitude) {
  const perMetre = (zoom) => (512 * 2 ** zoom) / (40075016.7 * Math.cos((latitude * Math.PI) / 180));
  return ["interpolate", ["exponential", 2], ["zoom"], 10, ["*", width, perMetre(10)], 22, ["*", width, perMetre(22)]];
}

const is = (m) => ["==", ["get", "m"], m];
const state = (name, otherwise) => ["coalesce", ["feature-state", name], otherwise];
const ownColour = ["to-color", state(["get", "m"], "#888888")];

function ground(latitude) {
  const line = (id, m, paint) => ({
    id, type: "line", source: "ground", filter: is(m), layout: { "line-cap": "round", "line-join": "round" }, paint,
  });
  const wide = (extra = 0) => metresWide(["+", ["get", "w"], extra], latitude);
  const fill = (m) => ({ id: m, type: "fill", source: "ground", filter: is(m) });
  return [
    { id: "ground", type: "background" },
    fill("core"),
    { ...line("core-edge", "core", { "line-width": metresWide(24, latitude) }) },
    ...GROUND.slice(0, 3).map(fill),
    line("kerb", "street", { "line-width": wide(0.5) }),
    fill("pavement"),
    line("street", "street", { "line-width": wide() }),
    line("road", "road", { "line-width": wide() }),
    ...GROUND.slice(4).map(fill),
  ];
}

function glow(latitude) {
  const pool = (id, m, metres, share) => ({
    id, type: "circle", source: "shops", filter: is(m),
    paint: {
      "circle-radius": metresWide(metres, latitude), "circle-blur": 1, "circle-pitch-alignment": "map",
      "circle-opacity": ["*", share, state("glow", 0)],
    },
  });
  return [
    pool("aura", "aura", 15, 0.8),
    {
      id: "glow", type: "fill", source: "shops", filter: is("glow"),
      paint: { "fill-antialias": false, "fill-opacity": ["*", ["get", "w"], 2.2, state("glow", 0)] },
    },
    pool("pool", "pool", 11, 1.5),
  ];
}

const extrusion = (id, source, filter, paint) => ({
  id, type: "fill-extrusion", source, filter,
  paint: { "fill-extrusion-base": ["get", "b"], "fill-extrusion-height": ["get", "t"], ...paint },
});

function solids() {
  const out = (value) => ["case", [">=", state("reach", 0), ["get", "from"]], ["get", value], BEHIND_THE_CAMERA];
  return [
    ...MATERIALS.map((m) => extrusion(`solid-${m}`, "town", is(m))),
    extrusion("shops", "shops", ["all", ["has", "t"], ["!", ["has", "from"]]], { "fill-extrusion-color": ownColour }),
    extrusion("awnings", "shops", ["in", ["get", "m"], ["literal", AWNING]], {
      "fill-extrusion-color": ownColour, "fill-extrusion-base": out("b"), "fill-extrusion-height": out("t"),
    }),
  ];
}

export const SHADE = 0.18; // one flat extrusion: overlaps do not double

const SHADOW = {
  id: "shadows", type: "fill-extrusion", source: "shadows",
  paint: { "fill-extrusion-height": 0.06, "fill-extrusion-opacity": SHADE, "fill-extrusion-vertical-gradient": false },
};

const WALLS = ["wall", "brick", "clay", "stone"];

/** The flat map's own layers: footprints, and a rim around the open ones. */
function footprints() {
  const hidden = { visibility: "none" };
  return [
    ...WALLS.map((m) => ({ id: `flat-${m}`, type: "fill", source: "town", filter: is(m), layout: hidden })),
    { id: "flat-shops", type: "fill", source: "shops", filter: is("roof0"), layout: hidden, paint: { "fill-color": ownColour } },
    { id: "flat-rim", type: "line", source: "shops", filter: is("wall"), layout: { ...hidden, "line-join": "round" },
      paint: { "line-width": 5, "line-color": ["to-color", state("ring", "#888888")] } },
  ];
}

export const TREES = ["solid-trunk", "solid-tree"];
export const SOLID = ["shadows", ...MATERIALS.map((m) => `solid-${m}`), "shops", "awnings"];
export const FLAT = [...WALLS.map((m) => `flat-${m}`), "flat-shops", "flat-rim"];

/**
 * @param {number} latitude of the town @param {object[]} [under] what lies on the street, under the houses
 * @returns {object[]} style layers up to the roofs; labels.js has what stands above
 */
export function sceneLayers(latitude, under = []) {
  return [...ground(latitude), ...glow(latitude), ...under, SHADOW, ...solids(), ...footprints()];
}
