/** What the published intervals of a shop or place say (docs/contract.md, section 3). Pure: no rules of hours, no clock. */

export const UNKNOWN = Object.freeze({ kind: "unknown", since: null, until: null, comment: null, then: null });
const KINDS = { o: "open", e: "open", a: "by_appointment", u: "unknown" };
const kindOf = (interval) => KINDS[interval[2]] ?? "unknown";

/**
 * {kind, since, until, comment, then} of `shop` at epoch seconds; `then` is the kind that follows, null where nobody knows.
 * Unknown before `snapshot.from` and from `snapshot.until` on.
 * Neighbours of one kind are one stretch: somebody who asks until when a shop is open means until it shuts.
 * `since` and `until` are null where nobody knows or nothing changes.
 */
export function stateAt({ hours }, at, { from, until }) {
  if (!hours?.known || at < from || at >= until) return UNKNOWN;
  const { intervals, before, after } = hours;
  const index = intervals.findLastIndex(([start]) => start <= at);
  if (index < 0 || intervals[index][1] <= at) {
    const next = intervals[index + 1];
    const since = index < 0 ? before : intervals[index][1];
    const comment = hours.notes?.find(([start, end]) => start <= at && at < end)?.[2] ?? null;
    return { kind: "closed", since, until: next?.[0] ?? after, comment, then: next ? kindOf(next) : (hours.then ?? null) };
  }
  const first = intervals[edge(intervals, index, -1)];
  const end = edge(intervals, index, 1);
  return {
    kind: kindOf(intervals[index]),
    since: first[0] <= from ? before : first[0],
    ...ending(intervals[end], intervals[end + 1], until, hours),
    comment: intervals[index][3] ?? null,
  };
}

/** {until, then} of the stretch that ends with `last`. */
function ending(last, next, horizon, { after, then = null }) {
  if (last[2] === "e") return { until: null, then: null };
  if (last[1] >= horizon) return { until: after, then };
  return { until: last[1], then: next?.[0] === last[1] ? kindOf(next) : "closed" };
}

/** The furthest interval of the same kind that touches this one without a gap. */
function edge(intervals, index, step) {
  for (let here = index; ; here += step) {
    const next = intervals[here + step];
    const touches = next && (step > 0 ? intervals[here][1] === next[0] : next[1] === intervals[here][0]);
    if (!touches || kindOf(next) !== kindOf(intervals[index])) return here;
  }
}

/** How many of `shops` are open at each of the `instants` (epoch seconds, rising). Null where the snapshot does not reach. */
export function openCounts(shops, instants, snapshot) {
  return instants.map((at) => {
    if (at < snapshot.from || at >= snapshot.until) return null;
    return shops.reduce((count, shop) => count + isOpenAt(shop.hours, at), 0);
  });
}

function isOpenAt({ known, intervals }, at) {
  const found = known && intervals.find(([, end]) => at < end);
  return found && found[0] <= at && kindOf(found) === "open" ? 1 : 0;
}
