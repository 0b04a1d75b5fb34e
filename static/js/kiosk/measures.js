/** How much fits on this glass. */

const ROW = { plain: 64, large: 198 }; // units, the least height of a row of two lines; of three large ones
const LINES = 4; // pixels that the rows' borders take

/** Rows that the list holds; stretches them so that they fill it. */
export function rowsThatFit(list) {
  list.hidden = false; // an empty list was put away
  const least = document.documentElement.hasAttribute("data-large") ? ROW.large : ROW.plain;
  const room = list.clientHeight - LINES;
  const count = Math.max(1, Math.floor(room / (least * unit())));
  list.style.setProperty("--row", `${Math.floor(room / count) - 2}px`);
  return count;
}

/** Pixels in the window to one unit of the design. */
export function unit() {
  const units = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--glass-units"));
  return document.querySelector("[data-stage]").clientWidth / units;
}
