/** Starts a screen: loads all it needs, then answers every touch from what it holds. */
import { attachAlong } from "./along_list.js";
import { attachAttract } from "./attract.js";
import { attachBoard } from "./board.js";
import { Clock, askedMoment, attachClock } from "./clock.js";
import { attachCode } from "./code.js";
import { attachComfort } from "./comfort.js";
import { attachDirections } from "./directions.js";
import { attachGroups } from "./groups.js";
import { attachLanguage } from "./language.js";
import { loadLibrary } from "./library.js";
import { createPresent } from "./present.js";
import { attachResult } from "./result.js";
import { attachRows } from "./rows.js";
import { createSay } from "./say.js";
import { attachSearch } from "./search_field.js";
import { attachTurned } from "./turned.js";
import { attachTimebar } from "./timebar.js";
import { createWays } from "./ways.js";
import { attachLight, attachRestart, attachViews } from "./views.js";
import { Visit } from "./visit.js";
import { warm } from "./warm.js";

// in this order: what is shown before what is filled, the words last
const BEHAVIOURS = [
  attachViews, attachLight, attachComfort, attachClock, attachAttract, attachBoard, attachSearch, attachGroups, attachRows,
  attachTimebar, attachResult, attachTurned, attachDirections, attachAlong, attachCode, attachRestart,
];

/**
 * Resolves to {settings, visit, library, draw, ...} once the screen answers. `more` behaviours come before the words, those
 * `afterwards` once every view was shown unseen: that is no visit to be counted, and the map's first frames are the dearest.
 */
export async function start(more, afterwards) {
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const visit = new Visit(settings.language, { low: settings.low });
  const library = await loadLibrary(settings);
  const { timezone } = library.twin.town;
  const clock = new Clock(askedMoment(location.href, timezone));
  const say = createSay(settings.texts, visit);
  const way = createWays(library, settings, visit);
  const present = createPresent({ library, visit, clock, screen: settings.screen, way });
  const screen = { settings, visit, library, clock, timezone, say, present, way };

  const draws = [...BEHAVIOURS, ...more, attachLanguage].map((attach) => attach(screen));
  const draw = (changed) => draws.forEach((each) => each(changed));
  visit.addEventListener("change", ({ detail }) => draw(detail));
  clock.addEventListener("tick", () => draw(new Set(["now"])));
  draw(new Set(Object.keys(visit.state)));
  if (!settings.flat) await warm(screen);
  draws.push(...afterwards.map((attach) => attach(screen)));
  document.documentElement.dataset.ready = "true";
  return { ...screen, draw };
}
