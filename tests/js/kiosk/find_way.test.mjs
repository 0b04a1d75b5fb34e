import assert from "node:assert/strict";
import test from "node:test";
import { openAlong } from "../../../static/js/kiosk/along.js";
import { createSpeech } from "../../../static/js/kiosk/speech.js";
import { hasObstacles, stepFreeTree } from "../../../static/js/kiosk/step_free.js";
import { Visit } from "../../../static/js/kiosk/visit.js";
import { createWays, minutesFor } from "../../../static/js/kiosk/ways.js";

const METRE = 1 / 111_195;
const at = (east, north) => [east * METRE, north * METRE];
// stairs lead 40 m from the screen (0) to the shop (2); round the corner it is 100 m; 4 lies behind stairs only
const network = {
  nodes: [at(0, 0), at(50, 0), at(0, 40), at(50, 40), at(0, 60)],
  edges: [[0, 2, 40, 0, 3], [0, 1, 30, 0, 0], [1, 3, 40, 0, 0], [3, 2, 30, 0, 0], [2, 4, 20, 0, 1]],
  names: ["Trap"],
};
const route = { node: 0, parent: [-1, 0, 0, 1, 2] };
const shop = { id: "s", slug: "s", node: 2, door: at(0, 40) };
const hidden = { id: "h", slug: "h", node: 4, door: at(0, 60) };

test("a way without steps goes round them, and what lies behind steps only is not reached", () => {
  const tree = stepFreeTree(0, network);
  assert.equal(tree.metres[2], 100);
  assert.deepEqual([tree.parent[2], tree.parent[3], tree.parent[1]], [3, 1, 0]);
  assert.equal(tree.metres[4], Infinity);
});

test("only where there is something to go round is the question asked", () => {
  assert.ok(hasObstacles(network));
  assert.ok(!hasObstacles({ edges: [[0, 1, 30, 0, 0]] }));
});

test("asked for during a visit it changes line, metres and order; the next visitor walks the short way", () => {
  const visit = new Visit("nl");
  const ways = createWays({ route, twin: { network } }, { bearing: 0 }, visit);
  const points = () => ways.to(shop).points.length;
  assert.deepEqual([points(), ways.metres(shop, [40, 32])], [2, 40]);
  visit.set({ stepFree: true });
  assert.deepEqual([points(), ways.metres(shop, [40, 32])], [4, 100]);
  assert.deepEqual([ways.to(hidden), ways.metres(hidden, [60, 48])], [null, null]);
  visit.end();
  assert.deepEqual([points(), ways.metres(shop, [40, 32])], [2, 40]);
});

test("minutes at a calm pace and at a slow one, never none", () => {
  assert.deepEqual(minutesFor(390), { minutes: 6, slow: 9 });
  assert.deepEqual(minutesFor(5), { minutes: 1, slow: 1 });
});

test("along the way are the open shops that are passed, in that order, without the one that is sought", () => {
  const way = [at(0, 0), at(0, 100), at(80, 100)];
  const place = (id, east, north) => ({ id, door: at(east, north) });
  const shops = [place("corner", 8, 93), place("far", 60, 20), place("first", -6, 20), place("goal", 80, 106), place("shut", 4, 40), place("last", 70, 92)];
  const states = new Map(shops.map(({ id }) => [id, { kind: id === "shut" ? "closed" : "open" }]));
  const found = openAlong(way, shops, states, { id: "goal" });
  assert.deepEqual(found.map((each) => [each.shop.id, Math.round(each.metres)]), [["first", 20], ["corner", 108], ["last", 170]]);
});

function machine(voices) {
  const spoken = [];
  return { spoken, getVoices: () => voices, speak: (each) => spoken.push(each), cancel: () => spoken.splice(0) };
}
class Utterance {
  constructor(text) {
    this.text = text;
  }
}

test("steps are read aloud only where there is a voice of the language", () => {
  const speech = createSpeech(machine([{ lang: "nl-BE" }]), Utterance, () => {});
  assert.deepEqual(["nl", "fr"].map(speech.can), [true, false]);
  assert.equal(createSpeech(null, Utterance, () => {}).can("nl"), false);
});

test("reading ends after the last step, or at once when the visit does", () => {
  let told = 0;
  const synth = machine([{ lang: "nl" }]);
  const speech = createSpeech(synth, Utterance, () => (told += 1));
  speech.read(["Rechtdoor", "Links"], "nl");
  assert.deepEqual([speech.isReading, synth.spoken.map(({ text }) => text)], [true, ["Rechtdoor", "Links"]]);
  for (const each of synth.spoken) each.onend();
  assert.equal(speech.isReading, false);
  speech.read(["Rechtdoor"], "nl");
  speech.stop();
  assert.deepEqual([speech.isReading, synth.spoken.length], [false, 0]);
  assert.equal(told, 4);
});
