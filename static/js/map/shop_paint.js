/** What a shop looks like in a state: the colours of its parts, how far its awning is out, how strong its light. Pure. */
import { mix } from "./colour.js";
import { GROUPS } from "./palette.js";

const ROOF = [0.9, 0.8, 0.68]; // share of the category's colour in the steps of an open roof, from the eaves up
const NIGHT_ROOF = 0.62; // by night a roof reflects less than it does by day

/** How lit and how far out: only 'open' is open; in the last half hour the awning comes in. */
export function openness({ kind, badge }) {
  if (kind !== "open") return { lit: 0, reach: 0 };
  return { lit: 1, reach: badge === "closing" ? 0.5 : 1 };
}

/**
 * @param {{group: string, wall: string, roof: string}} shop @param {{lit: number, reach: number}} open each 0 to 1
 * @param {object} palette see palette.js
 * @returns {object} feature state: a colour a part, `ring` around a flat footprint, `rim` of the dot, `reach` 0..1, `glow` 0..0.36
 */
export function shopPaint({ group, wall, roof }, { lit, reach }, palette) {
  const bold = palette.glow === 0 && !palette.bright; // high contrast: one yellow instead of the category
  const colour = bold ? palette.openWall : GROUPS[group] ?? GROUPS.diensten;
  const shaded = palette.bright || bold ? colour : mix(colour, palette[roof], 1 - NIGHT_ROOF - 0.2);
  const front = mix(palette[wall], palette.dark, 0.5);
  return {
    wall: mix(palette[wall], palette.openWall, lit),
    roof0: mix(palette[roof], shaded, ROOF[0] * lit),
    roof1: mix(palette[roof], shaded, ROOF[1] * lit),
    roof2: mix(palette[roof], shaded, ROOF[2] * lit),
    glass: mix(palette.dark, palette.glass, lit),
    fascia: mix(front, colour, lit),
    awning: colour,
    stripe: mix(colour, bold ? "#000000" : "#FFFFFF", bold ? 0.6 : palette.bright ? 0.66 : 0.4),
    reach,
    glow: palette.glow * lit,
    dot: mix(palette[wall], colour, lit),
    ring: mix(palette[wall], palette.lit, lit),
    rim: lit > 0.5 && !palette.bright ? palette.lit : palette.halo,
  };
}
