/** The page's state as the address bar carries it (docs/contract.md, section 4). Pure; twin/services/find.py reads the same. */
import { instantOf } from "./wall_time.js";

const LONGEST = 100; // characters of a search; twin/services/find.py has the same
const OURS = ["op", "q", "soort", "open", "rolstoel", "zaak", "van"];

export const EMPTY = Object.freeze({
  moment: null,
  words: "",
  groups: Object.freeze([]),
  open: false,
  wheelchair: false,
  chosen: null,
  origin: null,
  position: null,
});

/** "?op=...&q=..." -> state. A moment that is none counts as now; the server has already said so on its page. */
export function read(search) {
  const given = new URLSearchParams(search);
  const moment = given.get("op");
  return {
    ...EMPTY,
    moment: moment && instantOf(moment, "UTC") !== null ? moment : null,
    words: (given.get("q") ?? "").trim().slice(0, LONGEST).trim(),
    groups: [...new Set(given.getAll("soort").join(",").split(","))].filter(Boolean),
    open: given.get("open") === "1",
    wheelchair: given.get("rolstoel") === "1",
    chosen: given.get("zaak") || null,
    origin: given.get("van") || null,
  };
}

/** State -> "?op=...&q=..." or "". Parameters of `search` that are not ours stay. */
export function write(state, search = "") {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !OURS.includes(name));
  const ours = [
    ["op", state.moment],
    ["q", state.words.trim()],
    ["soort", state.groups.join(",")],
    ["open", state.open && "1"],
    ["rolstoel", state.wheelchair && "1"],
    ["zaak", state.chosen],
    ["van", state.origin],
  ].filter(([, value]) => value);
  const text = new URLSearchParams([...kept, ...ours]).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text && `?${text}`;
}
