/** After a minute of rest the screen asks whether anybody is there; half a minute later it starts again. Any touch stays. */

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "pointerup", "click", "keydown", "wheel", "touchstart"];
const CODE = 180; // seconds: whoever scans the large code looks at a phone, not at the glass
const LIFTED = 400; // ms after which a swipe, which ends without a click, counts as an answer

export function attachIdle({ visit, say, settings }) {
  const warning = document.querySelector("[data-warning]");
  const count = document.querySelector("[data-warning-count]");
  const stay = document.querySelector("[data-stay]");
  let timer = null;
  let left = 0;
  let focused = null;

  function rest() {
    clearTimeout(timer);
    if (visit.state.view !== "attract") timer = setTimeout(warn, (visit.state.code ? Math.max(CODE, settings.rest) : settings.rest) * 1000);
  }

  function warn() {
    left = settings.warning;
    focused = document.activeElement;
    warning.hidden = false;
    document.documentElement.dataset.screenState = "warning";
    stay.focus({ preventScroll: true });
    countDown();
  }

  function countDown() {
    if (left === 0) return end();
    count.textContent = say("warning_count", { n: left });
    left -= 1;
    timer = setTimeout(countDown, 1000);
  }

  function end() {
    hide();
    visit.end();
  }

  function hide() {
    warning.hidden = true;
    document.documentElement.dataset.screenState = visit.state.view;
  }

  function stayHere() {
    if (warning.hidden) return;
    hide();
    focused?.focus?.({ preventScroll: true });
  }

  // at the click, not before: the finger must be off the glass when what lies under the warning can be touched again
  warning.addEventListener("click", stayHere);
  warning.addEventListener("keyup", stayHere);
  for (const lift of ["pointerup", "pointercancel"]) warning.addEventListener(lift, () => setTimeout(stayHere, LIFTED));
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, rest, { capture: true, passive: true });
  visit.addEventListener("change", rest);
  return () => {};
}
