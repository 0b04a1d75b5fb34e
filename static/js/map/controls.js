/** The buttons on the map: nearer, further, north up, flat or solid, contrast. Real buttons with names. */

const SIGNS = {
  zoom_in: "M12 5v14M5 12h14",
  zoom_out: "M5 12h14",
  north: "M12 3 8 12h8ZM8 12l4 9 4-9Z",
  contrast: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 3v18",
};
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {(key: string) => string} words texts at "map.<name>"
 * @param {Object<string, (pressed?: boolean) => void>} actions zoom_in, zoom_out, north, flat, contrast
 * @returns {HTMLElement} a group of buttons
 */
export function controls(words, actions) {
  const group = Object.assign(document.createElement("div"), { className: "map-controls" });
  group.dataset.overMap = "";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words("map.controls"));
  const plain = ["zoom_in", "zoom_out", "north"].map((name) => button(name, words(`map.${name}`), () => actions[name]()));
  group.append(...plain, toggle("flat", words, actions), toggle("contrast", words, actions));
  return group;
}

function button(name, label, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "map-button", title: label });
  made.dataset.control = name;
  made.setAttribute("aria-label", label);
  made.append(SIGNS[name] ? drawing(SIGNS[name], name) : "2D");
  made.addEventListener("click", press);
  return made;
}

function toggle(name, words, actions) {
  const made = button(name, words(`map.${name}`), () => {
    const pressed = made.getAttribute("aria-pressed") !== "true";
    made.setAttribute("aria-pressed", String(pressed));
    actions[name](pressed);
  });
  made.setAttribute("aria-pressed", "false");
  return made;
}

function drawing(path, name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  if (name === "contrast") {
    const half = document.createElementNS(SVG, "path");
    half.setAttribute("d", "M12 3a9 9 0 0 1 0 18Z");
    half.setAttribute("class", "full");
    svg.append(half);
  }
  return svg;
}
