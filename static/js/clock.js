/** The clock on the wall: whole minutes, and a call at each of them. No timer runs while the page is hidden. */

const listeners = new Set();
let timer = null;

/** Epoch seconds of the minute that runs now. */
export const now = () => Math.floor(Date.now() / 60000) * 60;

/** Calls `listener` at the start of every minute that the page is seen, and at once when it is seen again. */
export function onMinute(listener) {
  listeners.add(listener);
  if (timer === null && !document.hidden) wait();
}

function wait() {
  timer = setTimeout(tick, 60000 - (Date.now() % 60000) + 20); // 20 ms: timers may fire a little early
}

function tick() {
  wait();
  for (const listener of listeners) listener();
}

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = null;
    if (!document.hidden && listeners.size) tick();
  });
}
