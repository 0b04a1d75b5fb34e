import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { find } from "../../static/js/find.js";
import { indexOf, isNear, matches, scores, wordsOf } from "../../static/js/search.js";

const vectors = JSON.parse(readFileSync(new URL("../shared/search.json", import.meta.url), "utf8"));
const states = new Map(Object.entries(vectors.states).map(([id, kind]) => [id, { kind }]));
const everything = { words: "", groups: [], open: false, wheelchair: false };

for (const [text, words] of vectors.words) {
  test(`the words of "${text}"`, () => assert.deepEqual(wordsOf(text), words));
}

for (const [word, token, near] of vectors.near) {
  test(`${word} is ${near ? "" : "not "}near ${token}`, () => assert.equal(isNear(word, token), near));
}

for (const { why, query, found, open, total } of vectors.finds) {
  test(`a visitor finds: ${why}`, () => {
    const metresTo = (shop) => shop.walk[query.origin]?.[0] ?? null;
    const answer = find(vectors.shops, states, { ...everything, ...query }, metresTo);
    assert.deepEqual(answer.found.map(({ id }) => id), found);
    assert.deepEqual([answer.open, answer.total], [open, total]);
  });
}

test("a query of ten thousand characters is cut to three hundred", () => {
  assert.equal(scores(indexOf(vectors.shops), `bakker${" ".repeat(300)}${"z".repeat(10000)}`).size, 2);
});

test("one shop alone can be asked whether it matches", () => {
  assert.ok(matches(vectors.shops[0], "bakr"));
  assert.ok(!matches(vectors.shops[3], "bakr"));
});
