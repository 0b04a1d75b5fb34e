import assert from "node:assert/strict";
import test from "node:test";
import { layoutFor } from "../../../static/js/kiosk/keyboard.js";
import { createSay } from "../../../static/js/kiosk/say.js";
import { Visit } from "../../../static/js/kiosk/visit.js";

test("a visit says what changed, and is silent when nothing did", () => {
  const visit = new Visit("nl");
  const heard = [];
  visit.addEventListener("change", ({ detail }) => heard.push([...detail]));
  visit.set({ view: "browse", group: null });
  visit.set({ view: "browse" });
  assert.deepEqual(heard, [["view"]]);
});

test("the next person finds nothing of the one before", () => {
  const visit = new Visit("nl");
  const fresh = visit.state;
  visit.set({ language: "de", words: "brot", group: "vers", chosen: "bakkerij", contrast: true, at: 1, page: 3, keyboard: true, view: "result" });
  visit.end();
  assert.deepEqual(visit.state, fresh);
});

test("one is said differently from many", () => {
  const say = createSay({ nl: { more: "nog {n} zaken", more_one: "nog één zaak" } }, new Visit("nl"));
  assert.equal(say("more", { n: 6 }), "nog 6 zaken");
  assert.equal(say("more", { n: 1 }), "nog één zaak");
});

test("every keyboard has all letters and digits", () => {
  for (const language of ["nl", "fr", "en", "de"]) {
    const keys = new Set(layoutFor(language).join(""));
    for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789") assert.ok(keys.has(letter), `${language} lacks ${letter}`);
  }
});

test("each language has the keyboard its readers know", () => {
  assert.ok(layoutFor("fr")[1].startsWith("azerty"));
  assert.ok(layoutFor("nl")[1].startsWith("azerty"));
  assert.ok(layoutFor("en")[1].startsWith("qwerty"));
  assert.ok(layoutFor("de")[1].startsWith("qwertz"));
});
