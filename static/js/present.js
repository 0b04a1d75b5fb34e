/** What is to be seen now: the moment and the shops found at it, computed once per change for everybody who shows it. */
import { find } from "./find.js";
import { momentAt } from "./moment.js";
import { distanceTo } from "./distance.js";
import { current } from "./snapshot.js";
import { view } from "./view.js";

let last = null;

/** {snapshot, moment, found: [shop in the order of the list], matched: Set(id), open, total}; null before the snapshot is here. */
export function present() {
  const snapshot = current();
  if (!snapshot) return null;
  const [at, { state }] = [view.at, view];
  const isSame = last && last.snapshot === snapshot && last.moment.at === at && last.state === state;
  if (!isSame) {
    const moment = momentAt(snapshot, at);
    const answer = find(snapshot.shops, moment.states, state, (shop) => distanceTo(shop, state)?.metres ?? null);
    last = { snapshot, state, moment, ...answer, matched: new Set(answer.found.map(({ id }) => id)) };
  }
  return last;
}

/** Calls `show(present, changed)` at every change, and at once if there is something to show. `changed` is a Set of names. */
export function onPresent(show) {
  view.addEventListener("change", ({ detail }) => present() && show(present(), new Set(detail.changed)));
  if (present()) show(present(), new Set(["snapshot"]));
}
