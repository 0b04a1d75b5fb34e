/** In the quiet hours the glass is black. A touch lights it, and does nothing else; after a minute of rest it is black again. */
const AWAKE = 60_000; // ms, as the agent counts it

export const attachDark = (link) => ({ visit }) => {
  const cover = document.querySelector("[data-dark]");
  let awakeUntil = 0;
  let timer = null;

  function follow() {
    const isDark = Boolean(link.stand?.dark) && visit.state.view === "attract" && performance.now() >= awakeUntil;
    cover.hidden = !isDark;
  }

  /** At the click: the finger is off the glass before there are buttons under it. */
  function wake(event) {
    event.stopPropagation();
    stay();
    link.beat(); // the agent lights a glass that it can switch
  }

  function stay() {
    if (!link.stand?.dark && cover.hidden) return;
    awakeUntil = performance.now() + AWAKE;
    clearTimeout(timer);
    timer = setTimeout(follow, AWAKE);
    follow();
  }

  cover.addEventListener("click", wake);
  addEventListener("pointerdown", () => cover.hidden && stay(), { capture: true, passive: true });
  link.addEventListener("stand", follow);
  follow();
  return (changed) => changed.has("view") && follow();
};
