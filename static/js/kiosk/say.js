/** The screen's own words in the language of the visit. */

const fill = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);

/** `say("more", {n: 6})`; for one, the key with `_one` behind it where there is such a sentence. */
export function createSay(texts, visit) {
  return (key, values = {}) => {
    const words = texts[visit.state.language];
    const one = values.n === 1 ? words[`${key}_one`] : undefined;
    return fill(one ?? words[key], values);
  };
}
