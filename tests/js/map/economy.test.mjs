import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Economy } from "../../../static/js/map/economy.js";

/** A map that only knows what economy.js asks of it, and a machine that needs `milliseconds` a frame. */
function machine({ software }) {
  const heard = {};
  const done = [];
  const state = { clock: 0, ratio: 2 };
  mock.method(performance, "now", () => state.clock);
  const map = {
    on: (name, act) => { heard[name] = act; }, isMoving: () => true,
    getPixelRatio: () => state.ratio, setPixelRatio: (ratio) => { state.ratio = ratio; },
  };
  const act = { shadows: (on) => done.push(on ? "shadows" : "no shadows"), trees: () => done.push("no trees"), flat: () => done.push("flat") };
  const economy = new Economy(map, act, software);
  const drag = (milliseconds, frames = 9) => {
    heard.movestart();
    for (let i = 0; i < frames; i += 1) {
      heard.move();
      state.clock += milliseconds;
      heard.render();
    }
  };
  return { economy, drag, done, state };
}

test("a quick machine is never spared", () => {
  const { drag, done } = machine({ software: false });
  drag(16, 40);
  assert.deepEqual(done, []);
});

test("a processor drops its shadows while something moves and has them back at rest", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { economy, done } = machine({ software: true });
  economy.changing();
  assert.deepEqual([done, economy.isAtRest], [["no shadows"], false]);
  context.mock.timers.tick(400);
  assert.deepEqual([done, economy.isAtRest], [["no shadows", "shadows"], true]);
});

test("a slow graphics card is spared like a processor", () => {
  const { economy, drag, done } = machine({ software: false });
  drag(120);
  drag(120, 1);
  economy.stop();
  assert.deepEqual(done, ["no shadows"]);
});

test("what stays too slow loses pixels, then trees, then the third dimension", () => {
  const { economy, drag, done, state } = machine({ software: true });
  drag(400);
  assert.equal(state.ratio, 1.5);
  drag(400);
  drag(400);
  drag(400);
  economy.stop();
  assert.deepEqual(done, ["no shadows", "no trees", "flat"]);
});
