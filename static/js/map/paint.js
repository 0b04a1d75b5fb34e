/** The light of the moment as paint: [layer, property, value] for all that has one colour. Pure. */
import { lightAt, GLOW_COLOURS } from "./palette.js";
import { GROUND } from "./ground.js";
import { MATERIALS } from "./layers.js";

const FILLS = { median: "park", parking: "square" };

/** @param {object} palette see palette.js @returns {[string, string, any][]} */
export function scenePaint(palette) {
  return [
    ["ground", "background-color", palette.ground],
    ["core", "fill-color", palette.core],
    ["core-edge", "line-color", palette.core],
    ...GROUND.map((m) => [m, "fill-color", palette[FILLS[m] ?? m]]),
    ["kerb", "line-color", palette.kerb],
    ["street", "line-color", palette.pavement],
    ["road", "line-color", palette.carriageway],
    ...MATERIALS.map((m) => [`solid-${m}`, "fill-extrusion-color", palette[m]]),
    ...["wall", "brick", "clay", "stone"].map((m) => [`flat-${m}`, "fill-color", palette[m]]),
    ["shadows", "fill-extrusion-color", palette.shadow],
    ["glow", "fill-color", GLOW_COLOURS.street],
    ["pool", "circle-color", GLOW_COLOURS.pool],
    ["aura", "circle-color", GLOW_COLOURS.pool],
  ];
}

/** MapLibre's light: it stands where the sun does, so that walls in the sun are bright. Black and white are lit from above. */
export function lightOf({ altitude, azimuth }, contrast) {
  const [intensity, polar] = contrast ? [0.35, 30] : lightAt(altitude);
  return { anchor: "map", color: "#FFFFFF", intensity, position: [1.15, azimuth, polar] };
}

/** Sky above the horizon, seen only in steep views. */
export function skyOf(palette) {
  return {
    "sky-color": palette.sky, "horizon-color": palette.horizon, "fog-color": palette.horizon,
    "sky-horizon-blend": 0.9, "horizon-fog-blend": 1, "fog-ground-blend": 1, "atmosphere-blend": 0,
  };
}
