/** Whose turn it is to be shown, so that everybody comes equally often in a day. Pure: of the time and of who is there. */

const SLOT = 60; // seconds that one stays

/**
 * The one of `items` ({key, from, until} in epoch seconds) whose minute runs at `now`; undefined where nobody is there.
 *
 * The day is gone through from `midnight` on: each minute goes to who was shown least. Who comes later begins with as many as the
 * least of the others have, and makes up for nothing. So two that are there the whole day differ by one minute at most, whoever
 * comes and goes meanwhile. Each day another one begins.
 */
export function turnAt(items, now, midnight) {
  let found;
  let at = midnight;
  for (const turn of turnsFrom(items, midnight)) {
    found = turn;
    at += SLOT;
    if (at > now) return found;
  }
}

/** The turns from `midnight` on, one a minute, without an end. */
export function* turnsFrom(items, midnight) {
  const inOrder = startingAt(items.toSorted((a, b) => (a.key < b.key ? -1 : 1)), Math.floor(midnight / 86_400));
  const shown = new Map();
  for (let at = midnight; ; at += SLOT) {
    const found = leastOf(inOrder.filter(({ from, until }) => from <= at && at < until), shown);
    if (found) shown.set(found.key, shown.get(found.key) + 1);
    yield found;
  }
}

const startingAt = (items, number) => items.map((_, i) => items[(i + number) % items.length]);

function leastOf(there, shown) {
  const least = Math.min(...there.map(({ key }) => shown.get(key) ?? Infinity));
  for (const { key } of there) if (!shown.has(key)) shown.set(key, Number.isFinite(least) ? least : 0);
  return there.find(({ key }) => shown.get(key) === least) ?? there[0];
}
