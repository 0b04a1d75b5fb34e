/** Tells the server every few minutes that this screen lives, and how it does: what the officer's desk goes by. Nothing about visitors. */
const FIRST = 10_000; // ms after the start, when the map had its chance
const EACH = 180_000; // ms; five that do not come are a silence, see twin/domain/heartbeat.py
const PATIENCE = 600_000; // ms that a map may take to be drawn
const ROOM = 0.05; // of the glass on each side that a browser's own edge may take

/** Counts what failed in the page's scripts. {@link take} gives how many since it was last asked. */
export function countErrors(target) {
  let count = 0;
  for (const name of ["error", "unhandledrejection"]) target.addEventListener(name, () => (count += 1));
  return {
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    giveBack: (taken) => (count += taken),
  };
}

/** Whether a page this large fills the glass: a window on somebody's desk is not the screen in the street. */
export function fills([width, height], [wide, high], ratio) {
  const isNear = (one, other) => Math.abs(one * ratio - other) <= other * ROOM;
  return isNear(wide, width) && isNear(high, height);
}

/** How it does: {version, drawing, dated, errors}; a map that does not come is none. */
export function condition({ version, drawing, isKnown, errors, age }) {
  const drawn = drawing === "waiting" && age > PATIENCE ? "none" : drawing;
  return { version, drawing: drawn, dated: !isKnown, errors };
}

/** The behaviour of a screen that tells, too, which `errors` were counted. */
export const heartbeat = (errors) => (screen) => attach(screen, errors);

function attach({ settings, library, present, clock, drawing }, errors) {
  const start = performance.now();
  const isTheScreen = () => !document.hidden && fills(settings.glass, [innerWidth, innerHeight], devicePixelRatio);

  function tell() {
    if (!navigator.onLine || !isTheScreen()) return;
    const failed = Math.min(errors.take(), 1000); // as the server
    const { version } = library.snapshots[settings.language];
    const told = condition({ version, drawing: drawing(), isKnown: present.isKnown, errors: failed, age: performance.now() - start });
    if (!navigator.sendBeacon(settings.heartbeat, JSON.stringify(told))) errors.giveBack(failed);
  }
  // a page that stands still at a moment is somebody's preview
  if (!clock.isFixed) {
    setTimeout(tell, FIRST);
    setInterval(tell, EACH);
  }
  return () => {};
}
