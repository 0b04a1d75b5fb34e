/** A page about screens that stays as new as the screens: each half minute, only what differs, never while nobody looks. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { attach, takeOver } from "../../../static/js/desk/screen_now.js";

/** A document with parts, that counts how often one of them was written. */
function documentOf(parts) {
  const writes = [];
  const found = Object.entries(parts).map(([now, html]) => ({
    dataset: { now },
    get innerHTML() {
      return parts[now];
    },
    set innerHTML(text) {
      writes.push(now);
      parts[now] = text;
    },
  }));
  const named = (selector) => found.find((each) => selector === `[data-now="${each.dataset.now}"]`) ?? null;
  return { parts, writes, hidden: false, querySelectorAll: () => found, querySelector: named };
}

test("only what reads otherwise is taken over, so that a picture that stays is not drawn again", () => {
  const shown = documentOf({ "state-a": "werkt", "picture-a": "<iframe src='?view=attract'>", "picture-b": "zwijgt" });
  takeOver(shown, documentOf({ "state-a": "werkt", "picture-a": "<iframe src='?nood=1'>" }));
  assert.deepEqual(shown.writes, ["picture-a"]);
  assert.deepEqual(shown.parts, { "state-a": "werkt", "picture-a": "<iframe src='?nood=1'>", "picture-b": "zwijgt" });
});

test("it looks each half minute while somebody sees the page, and goes on after an answer that never came", async (t) => {
  const answers = ["laat", new TypeError("no network"), "zwijgt"];
  const asked = [];
  const shown = documentOf({ state: "werkt" });
  const known = { document: shown, location: { href: "/dorp/beheer/schermen/" } };
  known.DOMParser = class {
    parseFromString = (state) => documentOf({ state });
  };
  known.fetch = async (address) => {
    asked.push(address);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return { ok: true, headers: new Map(), text: async () => answer };
  };
  Object.assign(globalThis, known);
  t.after(() => Object.keys(known).forEach((name) => delete globalThis[name]));
  mock.method(console, "error", () => {});
  mock.timers.enable({ apis: ["setInterval"] });
  t.after(() => mock.reset());
  const pass = async (ms) => {
    mock.timers.tick(ms);
    await new Promise(setImmediate); // the answer is read
  };

  attach();
  await pass(29_999);
  assert.deepEqual([asked.length, shown.parts.state], [0, "werkt"]);
  await pass(1);
  assert.deepEqual([asked, shown.parts.state], [["/dorp/beheer/schermen/"], "laat"]);
  shown.hidden = true;
  await pass(300_000);
  assert.equal(asked.length, 1);
  shown.hidden = false;
  await pass(30_000);
  assert.deepEqual([asked.length, shown.parts.state], [2, "laat"]);
  await pass(30_000);
  assert.equal(shown.parts.state, "zwijgt");
});
