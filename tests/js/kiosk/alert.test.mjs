/** Which emergencies hold, in what order, what may be laid aside, and what is kept when nobody answers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { followAlerts, read } from "../../../static/js/kiosk/alert_news.js";
import { holding, mayBeLaidAside, shown, wordsIn } from "../../../static/js/kiosk/alert_state.js";

const alert = (id, severity = "extreme", more = {}) => ({ id, severity, test: false, from: 100, until: 200, sender: "", texts: {}, ...more });
const ids = (alerts) => alerts.map(({ id }) => id);

test("an alert holds from its first second until just before its end", () => {
  assert.deepEqual([99, 100, 199, 200].map((now) => holding([alert("a")], now).length), [0, 1, 1, 0]);
});

test("the worst comes first, then the newest; an exercise comes after all that is real", () => {
  const all = [alert("test", "extreme", { test: true }), alert("strange", "dreadful"), alert("old", "severe"), alert("new", "severe", { from: 150 }), alert("minor", "minor")];
  assert.deepEqual(ids(holding(all, 160)), ["new", "old", "minor", "strange", "test"]);
});

test("equally grave ones take turns, and a lesser one never takes the turn of a graver one", () => {
  const all = [alert("a"), alert("b"), alert("c", "minor")];
  const turns = Array.from({ length: 100 }, (_, i) => shown(holding(all, 100 + i), new Set(), 100 + i).main.id);
  assert.deepEqual(new Set(turns), new Set(["a", "b"]));
  assert.ok(Math.abs(turns.filter((id) => id === "a").length - 50) <= 10);
});

test("who goes on by himself sees them all", () => {
  const held = holding([alert("a"), alert("b"), alert("c", "minor")], 100);
  assert.deepEqual([1, 2, 3].map((offset) => shown(held, new Set(), 100, offset).main.id), ["b", "c", "a"]);
});

test("nothing hides a real and grave one; a lesser one and an exercise may be laid aside", () => {
  assert.deepEqual(["extreme", "severe", "moderate", "minor", "unknown"].map((each) => mayBeLaidAside(alert("a", each))), [false, false, true, true, true]);
  assert.ok(mayBeLaidAside(alert("a", "extreme", { test: true })));
  assert.equal(shown([alert("a"), alert("b", "minor")], new Set(["a", "b"]), 100).isAside, false);
  assert.equal(shown([alert("b", "minor")], new Set(["b"]), 100).isAside, true);
  assert.equal(shown([alert("b", "minor"), alert("c", "minor")], new Set(["b"]), 100).isAside, false, "one that came since is seen");
  assert.equal(shown([], new Set(), 100), null);
});

test("words come in the language that was chosen, else in the town's, else in what there is", () => {
  const { texts } = alert("a", "minor", { texts: { es: { title: "Gas" }, fr: { title: "Fuite" } } });
  assert.deepEqual(["fr", "en"].map((each) => wordsIn({ texts }, each, ["nl", "fr"]).title), ["Fuite", "Fuite"]);
  assert.deepEqual(wordsIn({ texts: { es: { title: "Gas" } } }, "nl", ["nl"]), { language: "es", title: "Gas", text: "", instruction: "" });
});

test("a clock that is off is set right by the server's, and one that cannot be trusted decides nothing", () => {
  assert.deepEqual(read({ alerts: [], time: 5000 }, 1_000_000).ahead, 4000);
  assert.deepEqual(read({ alerts: [], time: 1001 }, 1_000_000).ahead, 0);
  const [kept] = read({ alerts: [alert("a")], clock_trusted: false }, 0).alerts;
  assert.equal(holding([kept], 10 ** 9).length, 1);
  assert.deepEqual(read({}, 0).alerts, []);
});

test("an agent keeps what holds itself: the page takes what it says", () => {
  const heard = [];
  const link = Object.assign(new EventTarget(), { stand: null });
  followAlerts({ settings: { screen: "markt" }, link, take: (each) => heard.push(each), storage: null });
  assert.deepEqual(heard, []);
  link.stand = { alerts: [alert("b")], clock_trusted: true };
  link.dispatchEvent(new Event("stand"));
  assert.deepEqual(ids(heard[0].alerts), ["b"]);
});
