/** How much fits on this glass. */

const ROW = 64; // units, the least height of a row of two lines
const LINES = 4; // pixels that the rows' borders take

/** Rows that the list holds; stretches them so that they fill it. */
export function rowsThatFit(list) {
  list.hidden = false; // an empty list was put away
  const room = list.clientHeight - LINES;
  const count = Math.max(1, Math.floor(room / (ROW * unit())));
  list.style.setProperty("--row", `${Math.floor(room / count) - 2}px`);
  return count;
}

/** Pixels in the window to one unit of the design. */
function unit() {
  const units = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--glass-units"));
  return document.querySelector("[data-stage]").clientWidth / units;
}
