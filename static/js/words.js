/** The page's own words for scripts: `texts` of the snapshot, filled in. */
import { current } from "./snapshot.js";

/** The text at `key` with its {names} filled in; with `count`, the form that the language asks for ("key.one", "key.other"). */
export function words(key, values = {}) {
  const { texts, language } = current() ?? { texts: {}, language: "nl" };
  const form = "count" in values ? `${key}_${new Intl.PluralRules(language).select(values.count)}` : key;
  const text = texts[form] ?? texts[`${key}_other`] ?? texts[key] ?? "";
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
