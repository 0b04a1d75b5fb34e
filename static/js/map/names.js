/** Names on the map: at most two lines, broken where both are about as long, never longer than a sign can bear. Pure. */

const LONGEST_LINE = 24;
const ONE_LINE = 13;

/** @param {string} name as people wrote it @returns {string[]} one or two lines */
export function lines(name) {
  const words = Array.from(name.replace(/\s+/g, " ").trim()).slice(0, 120).join("").split(" ").filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(" ");
  if (words.length === 1 || length(whole) <= ONE_LINE) return [short(whole)];
  const splits = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const longest = (pair) => Math.max(...pair.map(length));
  const best = splits.reduce((one, two) => (longest(two) < longest(one) ? two : one));
  return best.map(short);
}

const length = (text) => Array.from(text).length;

const short = (text) => (length(text) > LONGEST_LINE ? `${Array.from(text).slice(0, LONGEST_LINE - 1).join("")}…` : text);
