/** The way to each shop that was asked for, worked out once: the shortest, and the shortest without steps. */
import { hasObstacles, stepFreeTree } from "./step_free.js";
import { wayTo } from "./way.js";

const PACES = { walk: 1.25, slow: 0.8 }; // metres a second: a calm walk, as with a pushchair; and slowly

export function createWays({ route, twin }, settings, visit) {
  const known = { short: new Map(), free: new Map() };
  let tree = null;
  const freeTree = () => (tree ??= stepFreeTree(route.node, twin.network));
  const hasWay = (shop) => route.node !== null && shop.node !== null && shop.node !== undefined;

  return {
    /** Whether it makes a difference to ask for a way without steps. */
    hasObstacles: hasObstacles(twin.network),

    /** See wayTo; null where no way is known, or none without steps when those were asked for. */
    to(shop) {
      if (!hasWay(shop)) return null;
      const { stepFree } = visit.state;
      const ways = known[stepFree ? "free" : "short"];
      if (!ways.has(shop.slug)) {
        const reached = !stepFree || Number.isFinite(freeTree().metres[shop.node]);
        const found = reached && wayTo(stepFree ? freeTree() : route, twin.network, shop.node, { bearing: settings.bearing, door: shop.door });
        ways.set(shop.slug, found || null);
      }
      return ways.get(shop.slug);
    },

    /** Metres to walk by what was asked for, or null. */
    metres(shop, walk) {
      if (!visit.state.stepFree) return walk?.[0] ?? null;
      const found = hasWay(shop) ? freeTree().metres[shop.node] : Infinity;
      return Number.isFinite(found) ? found : null;
    },
  };
}

/** {minutes, slow}: whole minutes for `metres` at a calm pace and at a slow one. */
export function minutesFor(metres) {
  const whole = (pace) => Math.max(1, Math.ceil(metres / pace / 60));
  return { minutes: whole(PACES.walk), slow: whole(PACES.slow) };
}
