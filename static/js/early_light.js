/* Runs before the first paint: a page that was pinned to the night must not flash in daylight. light.js does the rest. */
(() => {
  const { dataset } = document.documentElement;
  let kept = null;
  try {
    kept = localStorage.getItem("kernkijker.light");
  } catch {
    // a browser that keeps nothing
  }
  dataset.momentLight = dataset.light;
  if (kept === "contrast" || (!kept && matchMedia("(prefers-contrast: more)").matches)) {
    dataset.contrast = "";
    dataset.light = "night";
  } else if (kept === "day" || kept === "night") {
    dataset.light = kept;
  }
})();
