import assert from "node:assert/strict";
import test from "node:test";
import { takeIn } from "../../../static/js/kiosk/news.js";

const edition = (version, made) => ({ version, made });

test("a newer edition takes the place of the one before", () => {
  const snapshots = { nl: edition("a", 1), fr: edition("b", 1) };
  assert.equal(takeIn(snapshots, ["nl"], [edition("c", 2)], { nl: "c", fr: "b" }), true);
  assert.deepEqual(snapshots, { nl: edition("c", 2), fr: edition("b", 1) });
});

test("what a server that lags behind says is left alone", () => {
  const snapshots = { nl: edition("new", 5) };
  assert.equal(takeIn(snapshots, ["nl"], [edition("old", 4)], { nl: "old" }), false);
  assert.equal(snapshots.nl.version, "new");
});

test("what is not what was announced waits for the next question", () => {
  const snapshots = { nl: edition("a", 1) };
  assert.equal(takeIn(snapshots, ["nl"], [edition("c", 2)], { nl: "b" }), false);
});
