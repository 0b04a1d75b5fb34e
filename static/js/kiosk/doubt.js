/** What is left of a moment when nobody knows what time it is: no shop is open, none is closed. Pure. */
import { UNKNOWN } from "../hours.js";

const memory = new WeakMap();

/** The same shape as momentAt, where every shop is unknown; `words`: how that is said. By day: a dark palette says 'night'. */
export function doubtful(moment, words) {
  if (!memory.has(moment)) memory.set(moment, {});
  const known = memory.get(moment);
  known[words] ??= make(moment, words);
  return known[words];
}

function make(moment, title) {
  const unknown = { ...UNKNOWN, badge: "unknown", title, detail: "", note: "" };
  const states = new Map([...moment.states.keys()].map((id) => [id, unknown]));
  const groups = Object.fromEntries(Object.entries(moment.groups).map(([id, { total }]) => [id, { open: 0, total }]));
  return { ...moment, states, groups, open: 0, light: "day" };
}
