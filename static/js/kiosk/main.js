/** The screen in the street: loads all it needs, then answers every touch from what it holds. */
import { attachAttract } from "./attract.js";
import { Clock, askedMoment, attachClock } from "./clock.js";
import { attachContrast } from "./contrast.js";
import { attachGroups } from "./groups.js";
import { guard } from "./guard.js";
import { attachIdle } from "./idle.js";
import { keep } from "./keep.js";
import { attachLanguage } from "./language.js";
import { loadLibrary } from "./library.js";
import { followNews } from "./news.js";
import { createPresent } from "./present.js";
import { attachResult } from "./result.js";
import { attachRows } from "./rows.js";
import { createSay } from "./say.js";
import { attachSearch } from "./search_field.js";
import { attachStage } from "./stage.js";
import { attachTimebar } from "./timebar.js";
import { attachUse } from "./use.js";
import { createWays } from "./ways.js";
import { attachLight, attachRestart, attachViews } from "./views.js";
import { Visit } from "./visit.js";
import { warm } from "./warm.js";

// in this order: what is shown before what is filled, the words last
const BEHAVIOURS = [
  attachViews, attachLight, attachClock, attachAttract, attachSearch, attachGroups, attachRows, attachTimebar,
  attachResult, attachContrast, attachRestart, attachIdle, attachLanguage,
];
// after the rehearsal: it is no visit to be counted, and the map's first frames are the dearest
const AFTERWARDS = [attachStage, attachUse];

async function start() {
  guard();
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const visit = new Visit(settings.language);
  const library = await loadLibrary(settings);
  const { timezone } = library.twin.town;
  const clock = new Clock(askedMoment(location.href, timezone));
  const say = createSay(settings.texts, visit);
  const present = createPresent({ library, visit, clock, screen: settings.screen });
  const way = createWays(library, settings);
  const screen = { settings, visit, library, clock, timezone, say, present, way };

  const draws = BEHAVIOURS.map((attach) => attach(screen));
  const draw = (changed) => draws.forEach((each) => each(changed));
  visit.addEventListener("change", ({ detail }) => draw(detail));
  clock.addEventListener("tick", () => draw(new Set(["now"])));
  draw(new Set(Object.keys(visit.state)));
  await warm(screen);
  draws.push(...AFTERWARDS.map((attach) => attach(screen)));
  document.documentElement.dataset.ready = "true";
  const lookForAll = keep({ settings, visit });
  followNews({ settings, library, onNews: () => draw(new Set(["now"])), onScene: lookForAll });
}

start();
