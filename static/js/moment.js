/** All that holds in the town at one instant, from the snapshot alone. The one source for list, time bar and map. Pure. */
import { stateAt } from "./hours.js";
import { phrase } from "./phrases.js";
import { lightOf, sunAt } from "./sun.js";

export { stateAt };

let last = { snapshot: null, at: null, moment: null }; // list, bar and map ask for the same moment in turn

/**
 * {at, states: Map(shop id -> {kind, since, until, comment, then, badge, title, detail, note}), open, groups: {id: {open, total}},
 *  sun: {altitude, azimuth}, light}. Only 'open' counts as open.
 */
export function momentAt(snapshot, at) {
  if (last.snapshot !== snapshot || last.at !== at) last = { snapshot, at, moment: compute(snapshot, at) };
  return last.moment;
}

function compute(snapshot, at) {
  const words = { timezone: snapshot.town.timezone, language: snapshot.language, texts: snapshot.phrases };
  const groups = Object.fromEntries(snapshot.groups.map(({ id }) => [id, { open: 0, total: 0 }]));
  // the shop did tell its hours: it is we who do not look that far
  const beyond = at < snapshot.from || at >= snapshot.until ? { detail: snapshot.phrases.detail.not_yet } : {};
  const states = new Map();
  let open = 0;
  for (const shop of snapshot.shops) {
    const state = stateAt(shop, at, snapshot);
    const isOpen = Number(state.kind === "open");
    const note = isOpen && !shop.confirmed ? snapshot.phrases.detail.not_confirmed : "";
    states.set(shop.id, { ...state, ...phrase(state, at, words), ...beyond, note });
    groups[shop.group].total += 1;
    groups[shop.group].open += isOpen;
    open += isOpen;
  }
  const sun = sunAt(at, snapshot.town.centre);
  return { at, states, open, groups, sun, light: lightOf(sun.altitude) };
}
