/**
 * Keeps the screen working without a server. What it cannot take in while it runs (news.js does hours and notices) it takes
 * in by starting anew, only at rest and only when all of it arrived.
 */
import { json } from "../request.js";
import { LostMap } from "./lost_map.js";

const EVERY = 5 * 60_000; // ms between looks for a newer edition
const FIRST = 3_000; // ms after the start
const SPREAD = 30_000; // ms over which the screens of a town ask for what was drawn anew
const ENOUGH = 200; // visits after which the page starts anew at rest, so that no day is too long for its memory

/** Gives a function to call when the town's map changed: the screen then looks soon instead of in its turn. */
export function keep({ settings, visit, isMapLost }) {
  if (!navigator.serviceWorker) return () => {}; // an address without https: the page itself still holds all it needs
  let waiting = false;
  let visits = 0;
  const lost = new LostMap(isMapLost);
  const atRest = () => visit.state.view === "attract";
  const reload = () => (atRest() ? location.reload() : (waiting = true));

  navigator.serviceWorker.register(settings.worker).catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    document.documentElement.dataset.kept = data.kept ?? document.documentElement.dataset.kept ?? "";
    if (data.isNewer && data.stage !== settings.stage) reload();
  });
  visit.addEventListener("end", () => {
    visits += 1;
    if (waiting) location.reload();
  });

  async function look() {
    try {
      const bundle = await json(settings.bundle);
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage({ keep: bundle, page: location.pathname });
    } catch {
      // no server: what is kept stays, and the next look may find it again
    }
  }
  setTimeout(look, FIRST);
  setInterval(() => {
    const isForMap = lost.mustBegin;
    if (!atRest()) return;
    // only where all is kept: a reload without a server would otherwise leave an empty glass
    if (!document.documentElement.dataset.kept || !(isForMap || visits >= ENOUGH)) return void look();
    if (isForMap) lost.began();
    location.reload();
  }, EVERY);
  return () => setTimeout(look, Math.random() * SPREAD);
}
