/** The sign of a shop: a stepped gable on a pole, its foot on the pavement. Drawn once per look, as an image of the map. */
import { penOf, sheet, tinted } from "./icons.js";
import { GROUPS, LAMP } from "./palette.js";

/** Pixels of a sign at scale 1; placement.js reckons with the same numbers. */
export const HEAD = 38;
export const POLES = [28, 58, 88];
const FOOT = 3.5;
const RATIO = 2; // device pixels per pixel in the image
const GABLE = "M2 43V18.5H6V14H10.5V9.5H15V5.5H18.5V1.5H25.5V5.5H29V9.5H33.5V14H38V18.5H42V43Z"; // as in img/signs.svg

const LOOKS = {
  day: { edge: "#FFFFFF", pole: "#13202E", icon: "#FFFFFF", shut: { fill: "#EEF1EE", edge: "#8B969E", icon: "#68747D" } },
  night: { edge: LAMP, pole: LAMP, icon: "#FFFFFF", shut: { fill: "#1A2940", edge: "#71829A", icon: "#9AA9BD" } },
  contrast: { edge: "#FFD400", pole: "#FFD400", icon: "#FFFFFF", fill: "#000000", shut: { fill: "#000000", edge: "#9A9A9A", icon: "#BDBDBD" } },
};

/** Name of the image for these properties; equal signs share it. */
export const signName = ({ icon, group, open, look, tier }) => `sign ${icon} ${open ? group : "shut"} ${look} ${tier}`;

/**
 * @param {{icon: string, group: string, open: boolean, look: "day"|"night"|"contrast", tier: number}} sign
 * @param {Map<string, HTMLCanvasElement>} masks see icons.js
 * @returns {[ImageData, {pixelRatio: number}]} what map.addImage takes; the foot is in the middle of the lower edge
 */
export function signImage({ icon, group, open, look, tier }, masks, scale = 1) {
  const paint = LOOKS[look];
  const colours = open
    ? { fill: paint.fill ?? GROUPS[group] ?? GROUPS.diensten, edge: paint.edge, icon: paint.icon, pole: paint.pole }
    : { ...paint.shut, pole: paint.shut.edge };
  const k = RATIO * scale;
  const [width, height] = [(HEAD + 6) * k, (HEAD + 3 + POLES[tier]) * k];
  const pen = penOf(sheet(width, height));
  pen.scale(k, k);
  pole(pen, colours.pole, POLES[tier], paint);
  head(pen, colours);
  if (masks.has(icon)) pen.drawImage(tinted(masks.get(icon), colours.icon), HEAD / 2 + 3 - 9.5, 3 + HEAD * 0.44, 19, 19);
  return [pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height), { pixelRatio: RATIO }];
}

function pole(pen, colour, length, { edge }) {
  const [x, bottom] = [HEAD / 2 + 3, HEAD + 3 + length];
  pen.fillStyle = edge === "#FFFFFF" ? "rgb(255 255 255 / 75%)" : "rgb(8 14 26 / 60%)";
  pen.fillRect(x - 2, HEAD, 4, length - 2);
  pen.fillStyle = colour;
  pen.fillRect(x - 1.1, HEAD, 2.2, length - FOOT);
  pen.beginPath();
  pen.arc(x, bottom - FOOT, FOOT - 0.3, 0, 2 * Math.PI);
  pen.fill();
}

function head(pen, { fill, edge }) {
  pen.save();
  pen.translate(3, 2);
  pen.scale(HEAD / 44, HEAD / 44);
  const gable = new Path2D(GABLE);
  pen.lineJoin = "round";
  pen.strokeStyle = "rgb(8 14 26 / 45%)";
  pen.lineWidth = 5;
  pen.stroke(gable);
  pen.strokeStyle = edge;
  pen.lineWidth = 3.4;
  pen.stroke(gable);
  pen.fillStyle = fill;
  pen.fill(gable);
  pen.restore();
}
