/** Which emergencies hold, in what order, and which of them a visitor may lay aside. Pure. Times are epoch seconds. */

const SEVERITIES = ["extreme", "severe", "moderate", "minor", "unknown"]; // the worst first, see twin/domain/alert.py
const GRAVE = new Set(["extreme", "severe"]);
const TURN = 20; // seconds that each of several equally grave ones has

/** Those that hold at `now`: the real before the exercises, the worst first, the newest first. */
export const holding = (alerts, now) =>
  alerts.filter((each) => each.from <= now && now < each.until).sort((a, b) => rank(a) - rank(b) || b.from - a.from || compare(a.id, b.id));

const rank = ({ test, severity }) => (test ? SEVERITIES.length : 0) + (SEVERITIES.indexOf(severity) + SEVERITIES.length + 1) % (SEVERITIES.length + 1);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Nothing hides a real and grave one: whoever comes next must see it too. */
export const mayBeLaidAside = ({ test, severity }) => test || !GRAVE.has(severity);

/**
 * What the glass shows: {main, others, isAside}, or null where nothing holds. Equally grave ones take turns; `offset` is how
 * many a visitor went on by himself. `isAside`: all of them may be laid aside, and were (`aside`: a Set of ids).
 */
export function shown(held, aside, now, offset = 0) {
  if (held.length === 0) return null;
  const isAside = held.every((each) => mayBeLaidAside(each) && aside.has(each.id));
  const peers = held.filter((each) => rank(each) === rank(held[0]));
  const main = offset ? held[offset % held.length] : peers[Math.floor(now / TURN) % peers.length];
  return { main, others: held.filter((each) => each !== main), isAside };
}

/** Its words in `language`, else in the first of `languages` that it has, else in any: {language, title, text, instruction}. */
export function wordsIn({ texts }, language, languages) {
  const found = [language, ...languages, ...Object.keys(texts)].find((each) => texts[each]);
  return { language: found, title: "", text: "", instruction: "", ...texts[found] };
}
