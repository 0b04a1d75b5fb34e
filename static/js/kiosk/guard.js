/** Nothing leads away from the page and no gesture changes it: the screen belongs to everybody in the street. */

const UNWANTED = ["contextmenu", "selectstart", "dragstart", "drop", "gesturestart", "auxclick", "submit", "copy", "paste"];
const LETTERS = new Set(["Tab", "Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Shift"]);

export function guard() {
  const stop = (event) => event.preventDefault();
  for (const name of UNWANTED) document.addEventListener(name, stop, { capture: true });
  document.addEventListener("wheel", (event) => event.ctrlKey && stop(event), { capture: true, passive: false });
  document.addEventListener("touchmove", (event) => event.touches.length > 1 && stop(event), { capture: true, passive: false });
  document.addEventListener("click", (event) => event.target.closest?.("a[href]") && stop(event), { capture: true });
  document.addEventListener("keydown", (event) => !isHarmless(event) && stop(event), { capture: true });
  stayOnThisPage();
}

/** Moving and pressing by keyboard, for people who cannot touch; no shortcuts of the browser. */
const isHarmless = ({ key, ctrlKey, altKey, metaKey }) => LETTERS.has(key) && !ctrlKey && !altKey && !metaKey;

/** The history has one entry more than it needs; who goes back lands here again. */
function stayOnThisPage() {
  history.pushState(null, "");
  addEventListener("popstate", () => history.pushState(null, ""));
}
