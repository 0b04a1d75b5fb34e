/** The screen in the street: guarded, kept for when the server is gone, counting what is looked at, as new as can be. */
import { besideAgent } from "./agent.js";
import { attachAlert } from "./alert.js";
import { attachDark } from "./dark.js";
import { guard } from "./guard.js";
import { countErrors, heartbeat } from "./heartbeat.js";
import { attachIdle } from "./idle.js";
import { keep } from "./keep.js";
import { followNews } from "./news.js";
import { QuietHours } from "./quiet.js";
import { attachStage } from "./stage.js";
import { start } from "./start.js";
import { attachUse } from "./use.js";

async function run() {
  const errors = countErrors(window);
  guard();
  const agent = besideAgent(errors);
  const quiet = new QuietHours();
  const tells = agent ? agent.behaviours : [attachUse, heartbeat(errors), quiet.attach, attachDark(quiet)];
  const { settings, visit, library, draw, isMapLost } = await start([attachIdle, attachAlert(agent?.link)], [attachStage, ...tells]);
  const lookForAll = agent ? () => {} : keep({ settings, visit, isMapLost });
  followNews({ settings, library, onNews: () => draw(new Set(["now"])), onScene: lookForAll });
}

run();
