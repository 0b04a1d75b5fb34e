import assert from "node:assert/strict";
import test from "node:test";
import { EMPTY, read, write } from "../../static/js/address.js";

test("an empty address asks for everything, now", () => {
  assert.deepEqual(read(""), EMPTY);
  assert.equal(write(EMPTY), "");
});

test("what is written reads back the same", () => {
  const state = { ...EMPTY, moment: "2026-11-28T10:30", words: "brood & café", groups: ["vers", "horeca"], open: true, wheelchair: true, chosen: "bakkerij-t-zonnetje", origin: "schepenhuis" };
  assert.equal(write(state), "?op=2026-11-28T10:30&q=brood+%26+caf%C3%A9&soort=vers,horeca&open=1&rolstoel=1&zaak=bakkerij-t-zonnetje&van=schepenhuis");
  assert.deepEqual(read(write(state)), state);
});

test("a form repeats the name of a box, a link writes commas: both read the same", () => {
  assert.deepEqual(read("?soort=vers&soort=horeca").groups, read("?soort=vers,horeca,vers,").groups);
});

test("a moment that is none counts as now", () => {
  for (const op of ["gisteren", "2026-02-30T10:00", "9999-99-99T99:99", ""]) assert.equal(read(`?op=${op}`).moment, null);
});

test("where the visitor stands never gets into the address", () => {
  assert.equal(write({ ...EMPTY, position: [3.88, 50.88] }), "");
});

test("parameters of somebody else stay", () => {
  assert.equal(write({ ...EMPTY, open: true }, "?inbed=1&q=brood"), "?inbed=1&open=1");
});
