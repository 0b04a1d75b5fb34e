/** What changed, for those who do not see it: one short sentence, once the changing has stopped. */
import { clock, longDate } from "./dates.js";
import { onPresent } from "./present.js";
import { wallTime } from "./wall_time.js";
import { words } from "./words.js";

const REST = 700; // ms without a change; a screen reader would otherwise read every letter's count
const ASKED = ["words", "groups", "open", "wheelchair"];
let region = null;
let timer = null;

export function attach(element) {
  region = element;
  onPresent((present, changed) => {
    if (ASKED.some((name) => changed.has(name))) announce(countWords(present));
    else if (changed.has("moment") && !document.activeElement?.matches("[data-slider]")) announce(momentWords(present));
  });
}

/** Says `text` politely after a moment's rest; a newer text takes its place. */
export function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (region) region.textContent = text;
  }, REST);
}

function countWords({ found, state, open }) {
  if (found.length === 0) return words("found_none");
  return state.open ? words("found_open", { count: found.length }) : words("found", { count: found.length, open });
}

function momentWords({ snapshot, moment, open }) {
  const wall = wallTime(moment.at, snapshot.town.timezone);
  const isKnown = moment.at >= snapshot.from && moment.at < snapshot.until;
  const openWords = isKnown ? words("open", { count: open }) : words("unknown");
  return `${longDate(wall, snapshot.language)}, ${clock(wall, snapshot.language)}, ${openWords}`;
}
