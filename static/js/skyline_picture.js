/** Puts a skyline into the SVG that the server drew first. Presentation attributes only: the policy allows no inline style. */

const SVG = "http://www.w3.org/2000/svg";

function make(name, attributes, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** Draws sky, bars, sun and hours; `figures` is what skyline.js gives. */
export function drawSkyline(bar, { quarters, bands, day, dark, suns, ticks }) {
  const sky = bar.querySelector("[data-sky]");
  sky.ownerSVGElement.setAttribute("viewBox", `0 0 ${quarters} 40`);
  sky.replaceChildren(...bands.map(({ x, width, colour }) => make("rect", { x, width, height: 40, fill: colour })));
  bar.querySelector("[data-bars=day]").setAttribute("d", day);
  bar.querySelector("[data-bars=dark]").setAttribute("d", dark);
  drawSuns(bar, suns);
  const hour = ({ percent, text, anchor, isMinor }) =>
    make("text", { x: `${percent}%`, y: 15, "text-anchor": anchor, ...(isMinor && { class: "minor" }) }, text);
  bar.querySelector(".hours svg")?.replaceChildren(...ticks.map(hour));
}

function drawSuns(bar, suns) {
  bar.querySelectorAll("[data-sun]").forEach((line) => line.remove());
  const bubble = bar.querySelector("[data-bubble]");
  for (const [event, percent] of Object.entries(suns)) {
    if (percent === null) continue;
    const x = `${percent}%`;
    bubble.before(make("line", { class: "skyline-sun", "data-sun": event, x1: x, x2: x, y2: "100%" }));
  }
}

/** Moves the bubble to a place along the bar and lets it speak; near the ends it leans in. */
export function moveBubble(bar, percent, text) {
  const bubble = bar.querySelector("[data-bubble]");
  bubble.setAttribute("x", `${percent}%`);
  bubble.querySelector("svg").setAttribute("x", percent < 8 ? 26 : percent > 92 ? -26 : 0);
  bar.querySelector("[data-bubble-text]").textContent = text;
}
