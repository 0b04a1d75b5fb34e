import assert from "node:assert/strict";
import test from "node:test";
import { pagesOf } from "../../../static/js/kiosk/turned.js";

const lines = (count, high = 50) => Array.from({ length: count }, (_, i) => [i * high, i * high + high - 10]);

test("what fits is one page", () => assert.deepEqual(pagesOf(lines(3), 150), [{ start: 0, end: 140 }]));

test("every line stands on one page, whole", () => {
  const pages = pagesOf(lines(7), 150);
  assert.deepEqual(pages, [{ start: 0, end: 140 }, { start: 150, end: 290 }, { start: 300, end: 340 }]);
  for (const { start, end } of pages) assert.ok(end - start <= 150);
});

test("words beside one another are one line", () => {
  assert.deepEqual(pagesOf([[0, 40], [0, 40], [50, 90], [50, 90]], 60), [{ start: 0, end: 40 }, { start: 50, end: 90 }]);
});

test("a line that is higher than the box has a page of its own, and nothing to say has none", () => {
  assert.deepEqual(pagesOf(lines(2), 20), [{ start: 0, end: 40 }, { start: 50, end: 90 }]);
  assert.deepEqual(pagesOf([], 20), []);
});
