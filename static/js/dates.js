/** Days and times in the words of the page's language, as twin/web/dates.py writes them. */
import { instantOf } from "./wall_time.js";

const LOCALES = { nl: "nl-BE", fr: "fr-BE", en: "en-GB", de: "de-DE" };
const formats = new Map();

function format(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALES[language] ?? language, { ...options, timeZone: "UTC" }));
  return formats.get(key);
}

// a day has no zone: both are read and written as UTC
const say = (wall, language, options) => format(language, options).format(instantOf(wall, "UTC") * 1000);

/** "zaterdag 21 november" of a wall time. */
export const longDate = (wall, language) => say(wall, language, { weekday: "long", day: "numeric", month: "long" });

/** "za 21 nov" of a wall time. */
export const shortDate = (wall, language) => say(wall, language, { weekday: "short", day: "numeric", month: "short" });

/** "10:30" of a wall time; in French "10h30". */
export const clock = (wall, language) => wall.slice(11).replace(":", language === "fr" ? "h" : ":");
