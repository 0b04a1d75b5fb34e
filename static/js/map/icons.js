/** The sprite's icons as masks: white shapes on nothing, so that a sign may give them any colour. */

const SIDE = 96;
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Document} sprite static/vendor/icons.svg @param {Iterable<string>} names symbol ids
 * @returns {Promise<Map<string, HTMLCanvasElement>>} one square mask a name that the sprite knows
 */
export async function iconMasks(sprite, names) {
  const masks = await Promise.all([...new Set(names)].map(async (name) => {
    const symbol = sprite.getElementById(name);
    return symbol ? [name, await mask(symbol)] : null;
  }));
  return new Map(masks.filter(Boolean));
}

async function mask(symbol) {
  const svg = document.createElementNS(SVG, "svg");
  for (const { name, value } of symbol.attributes) if (name !== "id") svg.setAttribute(name, value);
  for (const [name, value] of [["width", SIDE], ["height", SIDE], ["color", "#fff"]]) svg.setAttribute(name, value);
  svg.append(...[...symbol.childNodes].map((node) => node.cloneNode(true)));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = sheet(SIDE, SIDE);
  penOf(canvas).drawImage(image, 0, 0, SIDE, SIDE);
  return canvas;
}

export function sheet(width, height) {
  return Object.assign(document.createElement("canvas"), { width: Math.ceil(width), height: Math.ceil(height) });
}

/** The pen of a sheet that is read back: kept in plain memory, as a graphics card gives its pixels back only slowly. */
export const penOf = (canvas) => canvas.getContext("2d", { willReadFrequently: true });

/** The mask in one colour. */
export function tinted(from, colour) {
  const canvas = sheet(from.width, from.height);
  const pen = penOf(canvas);
  pen.drawImage(from, 0, 0);
  pen.globalCompositeOperation = "source-in";
  pen.fillStyle = colour;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}
