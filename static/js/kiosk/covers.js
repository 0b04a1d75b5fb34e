/** What lies over the map. */

/** Pixels of the map that the panel under it covers. */
export function hiddenUnder(element) {
  const panel = document.querySelector("[data-panel]").getBoundingClientRect();
  const map = element.getBoundingClientRect();
  return panel.left > map.left || panel.right < map.right ? 0 : Math.max(0, map.bottom - panel.top);
}

/** What lies over the map ('you are here' too), in its own pixels: no sign goes there. */
export function coversOf(element, here) {
  const { left, top } = element.getBoundingClientRect();
  const plates = [...document.querySelectorAll(".plate:not([hidden])")].map((plate) => plate.getBoundingClientRect());
  const over = plates.map((box) => [box.left - left - 8, box.top - top - 8, box.right - left + 8, box.bottom - top + 8]);
  const { clientWidth, clientHeight } = element;
  const panel = document.querySelector("[data-panel]").getBoundingClientRect();
  if (panel.right > left && panel.right < left + clientWidth) over.push([0, 0, panel.right - left, clientHeight]); // beside the map, and over it
  over.push([0, clientHeight - hiddenUnder(element), clientWidth, clientHeight + 1]);
  return here ? [...over, [here.x - 110, here.y - 24, here.x + 110, here.y + 70]] : over;
}
