/**
 * The hours of one day as the form has them, without any page: { kind, ranges: [[start, end], ...] } in minutes after midnight; past 1440
 * is the night after. A `kind` of "kept" can only be shown in words.
 */
export const MIDNIGHT = 1440;
export const QUARTER = 15;
const LONGEST = 2880;

/** "570-750 810-1110" as ranges. */
export const rangesOf = (text) => text.split(" ").filter(Boolean).map((range) => range.split("-").map(Number));

/** 1500 as "01:00". */
export function clock(minutes) {
  const shown = minutes > MIDNIGHT ? minutes - MIDNIGHT : minutes;
  return `${String(Math.floor(shown / 60)).padStart(2, "0")}:${String(shown % 60).padStart(2, "0")}`;
}

/** Minutes of "9:30", "9u30", "930" or "9"; NaN for what is no time. */
export function minutesOf(text) {
  const found = /^\s*(\d{1,2})(?:\s*[:.hu]\s*(\d{2})?)?\s*(?:u|uur|h|uhr)?\s*$/i.exec(text) ?? /^\s*(\d{1,2})(\d{2})\s*$/.exec(text);
  const minutes = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : NaN;
  return found && Number(found[2] ?? 0) < 60 && minutes <= MIDNIGHT ? minutes : NaN;
}

/** What the day's field says: the server reads the same. `words`: closed, appointment. */
export function textOf({ kind, ranges }, words) {
  if (kind === "closed") return words.closed;
  const times = ranges.map(([start, end]) => `${clock(start)}-${clock(end)}`).join(", ");
  return kind === "by_appointment" ? `${times} ${words.appointment}`.trim() : times;
}

export const areSame = (one, other) => one.kind === other.kind && String(one.ranges) === String(other.ranges);

export const passesMidnight = ({ ranges }) => ranges.some(([, end]) => end > MIDNIGHT);

/**
 * The ranges with one end moved by `by` minutes to a whole quarter. Neighbours stay apart; an end moves on into the night after, but no
 * further than the shop's next opening.
 */
export function stepped(ranges, index, side, by) {
  const moved = ranges.map((range) => [...range]);
  const value = moved[index][side];
  const next = by > 0 ? Math.floor((value + by) / QUARTER) * QUARTER : Math.ceil((value + by) / QUARTER) * QUARTER;
  const before = side ? moved[index][0] + QUARTER : (moved[index - 1]?.[1] ?? 0) + (index ? QUARTER : 0);
  const last = Math.min(LONGEST, moved[0][0] + MIDNIGHT);
  const after = side ? (moved[index + 1] ? moved[index + 1][0] - QUARTER : last) : Math.min(moved[index][1] - QUARTER, MIDNIGHT - QUARTER);
  moved[index][side] = Math.max(before, Math.min(after, next));
  return moved;
}

/** The ranges with one end set as typed. An end before its beginning is the night after. */
export function typed(ranges, index, side, minutes) {
  const moved = ranges.map((range) => [...range]);
  moved[index][side] = side && minutes === 0 ? MIDNIGHT : minutes;
  const [start, end] = moved[index];
  const plain = end > MIDNIGHT ? end - MIDNIGHT : end;
  moved[index][1] = plain <= start ? plain + MIDNIGHT : plain;
  return moved;
}

/** One range from the first opening to the last closing. */
export const withoutPause = (ranges) => [[ranges[0][0], ranges[ranges.length - 1][1]]];

/** The only range cut in two by an hour at noon, or in its middle where it does not span noon. */
export function withPause([[start, end]]) {
  const noon = start < 705 && end > 855 ? 750 : Math.round((start + end) / 2 / QUARTER) * QUARTER - 30;
  return end - start < 120 ? [[start, end]] : [[start, noon], [noon + 60, end]];
}

/** "dinsdag, woensdag en donderdag". */
export const listed = (names, and) => (names.length > 1 ? names.slice(0, -1).join(", ") + and + names.at(-1) : names.join(""));
