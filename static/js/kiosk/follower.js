/** What a map is told of a visit, and only when it is new to it: a map that hears nothing draws nothing. */
import { cameraAtRest, cameraFor } from "./camera.js";
import { hiddenUnder } from "./covers.js";
import { drawStepwise } from "./stepwise.js";
import { wantsStillness } from "../map/capability.js";

const NEVER = Symbol("never");
export const REFERENCE = 1080; // pixels of width that the cameras were chosen for

/** A function that tells the map of `current()`, or nobody where there is none. */
export function follower(screen, element, current) {
  const { settings, visit, present, say, way, clock } = screen;
  const told = {};
  let drawing = null; // of the way, leg by leg
  const tell = (key, value, act) => {
    if ((told[key] ?? NEVER) === value) return;
    told[key] = value;
    act(value)?.catch(() => {}); // a map that fails is told of once, by `drawn`
  };
  return () => {
    const map = current();
    if (!map) return;
    const { view, contrast, large, low, stepFree } = visit.state;
    const shop = view === "result" ? present.chosen : null;
    tell("moment", present.moment, () => map.setMoment(present.moment));
    tell("contrast", contrast, () => map.setContrast(contrast));
    tell("here", say("here"), (name) => map.setHere({ at: settings.at, name }));
    const visible = visibleNow(screen, shop);
    tell("visible", visible.key, () => map.setVisible(visible.ids()));
    tell("chosen", shop?.id ?? "none", () => map.choose(shop?.id ?? null));
    const found = shop && way.to(shop);
    tell("route", found ?? "none", () => {
      drawing?.stop();
      drawing = drawStepwise((points) => map.setRoute(points), found, map.isPaced || wantsStillness());
      return drawing.first;
    });
    const scale = element.clientWidth / REFERENCE;
    const minute = view === "attract" ? Math.floor(clock.now / 60) : null;
    const camera = () => (minute === null ? cameraFor(view, settings, found?.points ?? null, scale) : cameraAtRest(minute, settings, scale));
    tell("camera", [view, shop?.id, minute, large, low, stepFree].join(" "), () => map.flyTo({ ...camera(), padding: { bottom: hiddenUnder(element) } }));
  };
}

/** Which signs stand: the chosen shop's alone, those that match, or all. `key` says when that changes. */
function visibleNow({ visit, present, along }, shop) {
  const { group, words, part } = visit.state;
  if (shop && part === "along") return { key: `along ${shop.id} ${present.at}`, ids: () => new Set([shop.id, ...along().map((each) => each.shop.id)]) };
  if (shop) return { key: shop.id, ids: () => new Set([shop.id]) };
  if (!group && !words) return { key: "all", ids: () => null };
  return { key: present.list, ids: () => new Set(present.list.found.map(({ id }) => id)) };
}
