/** The icons of landmarks: the kind's mask in the ink of the moment, with a halo. */
import { penOf, sheet, tinted } from "./icons.js";
import { PLACE_ICONS, placeImage } from "./marks.js";

const SIDE = 44; // device pixels; shown at half of that

export const placeIcons = () => Object.values(PLACE_ICONS);

/** Puts the images on the map, or repaints them. */
export function drawPlaces(map, masks, { ink, halo }) {
  for (const [kind, icon] of Object.entries(PLACE_ICONS)) {
    if (!masks.has(icon)) continue;
    const [name, image] = [placeImage(kind), draw(masks.get(icon), ink, halo)];
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: 2 });
  }
}

function draw(mask, ink, halo) {
  const pen = penOf(sheet(SIDE, SIDE));
  const [edge, size] = [4, SIDE - 8];
  const around = tinted(mask, halo);
  for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 6) {
    pen.drawImage(around, edge + 3 * Math.cos(angle), edge + 3 * Math.sin(angle), size, size);
  }
  pen.drawImage(tinted(mask, ink), edge, edge, size, size);
  return pen.getImageData(0, 0, SIDE, SIDE);
}
