import assert from "node:assert/strict";
import { test } from "node:test";

import { mustBegin, stateOf } from "../../../static/js/kiosk/agent_link.js";
import { Counts, counted } from "../../../static/js/kiosk/agent_use.js";
import { doubtful } from "../../../static/js/kiosk/doubt.js";
import { inCorner, lines } from "../../../static/js/kiosk/staff.js";

test("a page begins anew for another stage, once: a server that is wrong about it makes no loop", () => {
  assert.equal(mustBegin({ stage: "two" }, "one", null), true);
  assert.equal(mustBegin({ stage: "one" }, "one", null), false);
  assert.equal(mustBegin({ stage: "two" }, "one", "two"), false);
  assert.equal(mustBegin({ stage: null }, "one", null), false);
});

test("a beat tells which view stands, and never the words typed", () => {
  const state = stateOf({ view: "browse", words: "geheim", language: "nl", contrast: true, chosen: null, group: "vers", page: 2 });
  assert.deepEqual(state, { view: "browse", language: "nl", contrast: true, large: null, low: null, chosen: null, group: "vers" });
});

test("uses are counts by name, without what was typed", () => {
  const changed = new Set(["group", "chosen", "language", "words", "code"]);
  const state = { group: "vers", chosen: "bakker", language: "fr", words: "geheim", code: true };
  const found = counted(changed, state, "nl", true);
  assert.deepEqual(found, [["searches", "vers"], ["taps", "bakker"], ["routes"], ["codes"], ["languages", "fr"]]);
  assert.deepEqual(counted(new Set(["group", "language", "chosen", "code"]), { language: "nl" }, "nl", false), []);
});

test("what could not be told is told the next time", () => {
  const counts = new Counts();
  counts.count("touches");
  counts.count("taps", "bakker");
  const taken = counts.take();
  assert.equal(counts.take(), null);
  counts.count("taps", "bakker");
  counts.giveBack(taken);
  assert.deepEqual(counts.take(), { taps: { bakker: 2 }, touches: 1 });
});

test("by a clock that is wrong no shop is open and none is closed", () => {
  const states = new Map([["a", { kind: "open", title: "Open tot 18:30" }], ["b", { kind: "closed", title: "Gesloten" }]]);
  const moment = { at: 1, states, groups: { vers: { open: 1, total: 2 } }, open: 1, light: "night" };
  const found = doubtful(moment, "Uren onbekend");
  assert.deepEqual([...found.states.values()].map(({ kind, title }) => [kind, title]), [["unknown", "Uren onbekend"], ["unknown", "Uren onbekend"]]);
  assert.deepEqual([found.open, found.groups.vers], [0, { open: 0, total: 2 }]);
  assert.equal(doubtful(moment, "Uren onbekend"), found); // the map draws only what is new
});

test("the staff's corner is small, and lies away from the clock", () => {
  const glass = { left: 100, top: 50, width: 1080, height: 1920 };
  assert.equal(inCorner(110, 60, glass), true);
  assert.equal(inCorner(400, 60, glass), false);
  assert.equal(inCorner(110, 400, glass), false);
  assert.equal(inCorner(90, 60, glass), false);
});

test("the staff's menu says since when there is no connection", () => {
  const told = { online: false, offline_since: 5, bundle: null, agent: "1.0", clock_trusted: true, disk_free: 900, memory_free: 300, temperature: null, name: null, server: "https://x" };
  const found = Object.fromEntries(lines(told, (from) => `sinds ${from}`));
  assert.equal(found.staff_network, "✗ sinds 5");
  assert.equal(found.staff_machine, "900 MB · 300 MB");
});
