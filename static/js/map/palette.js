/** The colours of the scene: four stops by the sun's altitude, linear between; one module, no colour of the map elsewhere. */
import { mix } from "./colour.js";

const ALTITUDES = [10, 2, -3.6, -8.5];

/** token -> its colour at 10, 2, -3.6 and -8.5 degrees of sun. */
const STOPS = {
  ground: ["#D3DAD2", "#AEB7C6", "#22345A", "#0F1A29"],
  core: ["#DCE2D9", "#BBC3CF", "#2A3E66", "#131F30"],
  pavement: ["#F7F8F4", "#DAD9DA", "#3D5480", "#22334B"],
  square: ["#EFEDE6", "#D3D0D2", "#3A507B", "#1F2F46"],
  carriageway: ["#E3E6E3", "#C6C9D0", "#344A75", "#1B2A40"],
  kerb: ["#C9D0CB", "#A9B0BF", "#4A628F", "#2B3D58"],
  park: ["#C3D3BC", "#A3B7AE", "#24485E", "#12292E"],
  garden: ["#CBD8C4", "#A9BAB6", "#264A62", "#132A30"],
  water: ["#A9CFE4", "#9AB9D6", "#27528A", "#12304F"],
  wall: ["#F7F6F2", "#E4DEDA", "#5A719C", "#3A4B66"],
  brick: ["#ECE1D7", "#D8CCC8", "#586B95", "#3A4862"],
  clay: ["#E2CFC2", "#CDBBB6", "#58648D", "#3A435D"],
  slate: ["#B4C0C7", "#9CA8B8", "#3A5079", "#24344C"],
  tile: ["#CDBFB8", "#B9ABA6", "#4C547C", "#32374E"],
  stone: ["#EFEBE0", "#DCD6D2", "#6C82AB", "#4A5A75"],
  lead: ["#A7B3BB", "#939FB1", "#425881", "#2C3D57"],
  tree: ["#A3BFA0", "#86A592", "#2A5464", "#173330"],
  trunk: ["#9C8F80", "#827C7F", "#33455F", "#1D2A33"],
  openWall: ["#FFF3D9", "#FBDDA8", "#F0B869", "#EDB45F"],
  glass: ["#FFDD94", "#FFD685", "#FFD07A", "#FFC65C"],
  dark: ["#A9BAC8", "#93A4B8", "#34486E", "#1C2A40"],
  shadow: ["#2E3B4D", "#2E3550", "#0B1428", "#050A12"],
  sky: ["#9CC3E0", "#8DB2D8", "#2A4478", "#070E1A"],
  horizon: ["#E6F0F4", "#F4C69D", "#D88E7C", "#15233D"],
};

/** Strength of the glow on the street at the four stops. */
const GLOW = [0, 0.14, 0.34, 0.36];

export const GROUPS = {
  vers: "#0F6A50", horeca: "#AD651C", mode: "#6C4A92", zorg: "#2B7CB3",
  verzorging: "#711A44", wonen: "#554705", vrije_tijd: "#27308A", diensten: "#6E727B",
};

export const LAMP = "#FFC247";
export const GLOW_COLOURS = { street: "#FFB84A", pool: "#FFB347" };

/** High contrast: black ground, grey walls, open in one yellow; the sun does not matter. */
const CONTRAST = {
  ...Object.fromEntries(Object.keys(STOPS).map((token) => [token, "#000000"])),
  core: "#0A0A0A", pavement: "#262626", square: "#2E2E2E", carriageway: "#333333", kerb: "#5A5A5A", park: "#0C1F14",
  garden: "#0A1710", water: "#10305A", wall: "#4A4A4A", brick: "#4A4A4A", clay: "#4A4A4A", slate: "#3A3A3A",
  tile: "#3A3A3A", stone: "#6A6A6A", lead: "#555555", tree: "#16382A", trunk: "#222222", openWall: "#FFD400",
  glass: "#FFE680", dark: "#2A2A2A", glow: 0, lit: "#FFD400", ink: "#FFFFFF", halo: "#000000", bright: false,
};

/** Where an altitude falls: [index of the stop above, share of the way to the next]. */
function place(altitude) {
  if (altitude >= ALTITUDES[0]) return [0, 0];
  for (let i = 0; i < ALTITUDES.length - 1; i += 1) {
    const [high, low] = [ALTITUDES[i], ALTITUDES[i + 1]];
    if (altitude >= low) return [i, (high - altitude) / (high - low)];
  }
  return [ALTITUDES.length - 2, 1];
}

/**
 * The scene's colours at an altitude of the sun.
 * @param {number} altitude degrees @param {{contrast?: boolean}} [wish]
 * @returns {Object<string, string|number|boolean>} one "#rrggbb" a token; `glow` 0..0.36; label `ink` and `halo`, which switch
 *   at -0.5 degrees and never blend; `bright` = dark labels on a light ground
 */
export function paletteAt(altitude, { contrast = false } = {}) {
  if (contrast) return CONTRAST;
  const [stop, share] = place(altitude);
  const colours = Object.entries(STOPS).map(([token, stops]) => [token, mix(stops[stop], stops[stop + 1], share)]);
  const bright = altitude >= -0.5;
  return {
    ...Object.fromEntries(colours),
    glow: GLOW[stop] + (GLOW[stop + 1] - GLOW[stop]) * share,
    lit: LAMP,
    ink: bright ? "#13202E" : "#F3F6FA",
    halo: bright ? "#FFFFFF" : "#0B1524",
    bright,
  };
}

/** Strength of the scene's light by the sun: [intensity, polar angle in degrees from the zenith]. */
export function lightAt(altitude) {
  const [stop, share] = place(altitude);
  const INTENSITY = [0.34, 0.42, 0.26, 0.2];
  const polar = Math.min(72, Math.max(18, 90 - altitude));
  return [INTENSITY[stop] + (INTENSITY[stop + 1] - INTENSITY[stop]) * share, polar];
}
