/** The sprite's icons as masks: white shapes on nothing, so that a sign may give them any colour. */

const SIDE = 96;
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Document} sprite static/vendor/icons.svg @param {Iterable<string>} names symbol ids
 * @returns {Promise<Map<string, HTMLCanvasElement>>} one square mask a name that the sprite knows
 */
export async function iconMasks(sprite, names) {
  const known = [...new Set(names)].filter((name) => sprite.getElementById(name));
  const strip = await drawn(known.map((name) => sprite.getElementById(name)));
  return new Map(known.map((name, i) => [name, cut(strip, i)]));
}

/** All of them side by side: a browser keeps a whole document for each picture that is an SVG. */
async function drawn(symbols) {
  const svg = element("svg", { width: SIDE * symbols.length, height: SIDE, color: "#fff" });
  svg.append(...symbols.map(placed));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

function placed(symbol, i) {
  const own = [...symbol.attributes].filter(({ name }) => name !== "id").map(({ name, value }) => [name, value]);
  const inner = element("svg", { ...Object.fromEntries(own), x: SIDE * i, y: 0, width: SIDE, height: SIDE });
  inner.append(...[...symbol.childNodes].map((node) => node.cloneNode(true)));
  return inner;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function cut(strip, i) {
  const canvas = sheet(SIDE, SIDE);
  penOf(canvas).drawImage(strip, SIDE * i, 0, SIDE, SIDE, 0, 0, SIDE, SIDE);
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
