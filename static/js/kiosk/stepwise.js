/** Draws a way leg by leg, as its steps tell it; at once where nothing should move. */

const EACH = 700; // ms

/** Gives a function that stops it. `set(points)` draws; `found` is what wayTo gives, or null. */
export function drawStepwise(set, found, isStill) {
  let timer = null;
  const { points = null, legs = [] } = found ?? {};
  const stops = isStill || legs.length < 2 ? [] : legs.slice(0, -1).map(({ until }) => until).filter((until) => until > 0);
  const next = () => {
    const until = stops.shift();
    if (until === undefined) return set(points);
    timer = setTimeout(next, EACH);
    return set(points.slice(0, until + 1));
  };
  const first = next();
  return { first, stop: () => clearTimeout(timer) };
}
