/** The browser says the same words as the server: the vectors are those of tests/domain/test_phrases.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { phrase } from "../../static/js/phrases.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));
const { timezone, vectors } = read("../shared/phrases.json");
const catalogues = Object.fromEntries(
  ["nl", "fr", "en", "de"].map((language) => [language, read(`../../twin/domain/phrases/${language}.json`)]),
);

/** Epoch seconds of a time on the zone's clock. */
function seconds(text) {
  if (!text) return null;
  const guess = Date.parse(`${text}${text.length === 16 ? ":00" : ""}Z`);
  const shown = new Date(guess).toLocaleString("sv-SE", { timeZone: timezone }).replace(" ", "T");
  const offset = Date.parse(`${shown}Z`) - guess;
  const again = new Date(guess - offset).toLocaleString("sv-SE", { timeZone: timezone }).replace(" ", "T");
  return (guess - offset - (Date.parse(`${again}Z`) - guess)) / 1000;
}

for (const { language, at, kind, since, until, comment, then, ...expected } of vectors) {
  test(`${language} at ${at}: ${expected.title} ${expected.detail}`, () => {
    const state = { kind, since: seconds(since), until: seconds(until), comment, then };
    assert.deepEqual(phrase(state, seconds(at), { timezone, language, texts: catalogues[language] }), expected);
  });
}

test("a state without a word on what follows opens next", () => {
  const state = { kind: "closed", since: null, until: 1000, comment: null };
  const { badge } = phrase(state, 400, { timezone, language: "nl", texts: catalogues.nl });
  assert.equal(badge, "opening");
});
