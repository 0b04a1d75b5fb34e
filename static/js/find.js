/** Searching, filtering and ordering: the same law as twin/services/find.py. */
import { indexOf, scores, wordsOf } from "./search.js";

// What a visitor can use now comes first; who may be open comes before who surely is not.
const STATE_ORDER = { open: 0, by_appointment: 1, unknown: 2, closed: 3 };

/** Makes something of an array of shops when it is first asked for, and keeps it as long as the array. */
function keptFor(make) {
  const kept = new WeakMap();
  return (shops) => kept.get(shops) ?? kept.set(shops, make(shops)).get(shops);
}

const namesOf = keptFor((shops) => new Map(shops.map((shop) => [shop.id, wordsOf(shop.name).join(" ")])));
const indexFor = keptFor(indexOf); // not before somebody types

/**
 * query: {words, groups: [id], open, wheelchair}; states: Map(id -> {kind}); metresTo: shop -> metres or null.
 * Gives {found: [shop] in the order of the list, matching: [shop], open, total}: `matching` and its number `total` hold
 * what matches everything but "only open".
 */
export function find(shops, states, query, metresTo = () => null) {
  const names = namesOf(shops);
  const score = query.words ? scores(indexFor(shops), query.words) : null;
  const isOpen = (shop) => states.get(shop.id).kind === "open";
  const matching = shops.filter(
    (shop) =>
      (!score || score.has(shop.id)) &&
      (query.groups.length === 0 || query.groups.includes(shop.group)) &&
      (!query.wheelchair || shop.wheelchair === "yes"),
  );
  const open = matching.filter(isOpen);
  const place = (shop) => [
    score?.get(shop.id) ?? 0,
    STATE_ORDER[states.get(shop.id).kind],
    metresTo(shop) ?? Infinity,
    names.get(shop.id),
    shop.id,
  ];
  const found = (query.open ? open : matching).map((shop) => ({ shop, place: place(shop) }));
  found.sort((a, b) => compare(a.place, b.place));
  return { found: found.map(({ shop }) => shop), matching, open: open.length, total: matching.length };
}

function compare(a, b) {
  const i = a.findIndex((value, n) => value !== b[n]);
  return i < 0 ? 0 : a[i] < b[i] ? -1 : 1;
}
