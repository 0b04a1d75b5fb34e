/** What holds at the moment of the visit and which shops match it: computed once, shared by list, time bar and map. */
import { find } from "../find.js";
import { momentAt } from "../moment.js";
import { doubtful } from "./doubt.js";

export function createPresent({ library, visit, clock, screen, way }) {
  let momentKey = "";
  let moment = null;
  let listKey = "";
  let list = null;
  const metresTo = (shop) => way.metres(shop, shop.walk?.[screen]);

  const present = {
    get snapshot() {
      return library.snapshots[visit.state.language];
    },
    get at() {
      return visit.state.at ?? clock.now;
    },
    /** momentAt of the snapshot in the language of the visit. */
    get moment() {
      const key = `${present.snapshot.version} ${visit.state.language} ${present.at}`;
      if (key !== momentKey) [momentKey, moment] = [key, momentAt(present.snapshot, present.at)];
      return clock.isTrusted ? moment : doubtful(moment, present.snapshot.phrases.state.unknown);
    },
    /** {found: [shop], open, total} for the words and the category of the visit, open and near first. */
    get list() {
      const { words, group, stepFree } = visit.state;
      const key = JSON.stringify([momentKey, words, group, stepFree, present.at, visit.state.language, clock.isTrusted]);
      if (key !== listKey) {
        const query = { words, groups: group ? [group] : [], open: false, wheelchair: false };
        [listKey, list] = [key, find(present.snapshot.shops, present.moment.states, query, metresTo)];
      }
      return list;
    },
    get chosen() {
      return present.snapshot.shops.find((shop) => shop.slug === visit.state.chosen) ?? null;
    },
    /** Past the horizon, or by a clock that is wrong, nobody knows what is open. */
    get isKnown() {
      return clock.isTrusted && present.at >= present.snapshot.from && present.at < present.snapshot.until;
    },
    /** Metres on foot from this screen by what was asked for, or null. */
    metres: metresTo,
  };
  return present;
}
