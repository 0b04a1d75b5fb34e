/** Counts what visitors do, for the town's figures: numbers by day, nothing about who. Words typed are never kept. */
const EACH = 60_000; // ms
const TABLES = ["searches", "taps", "languages"];
const MOST = 200; // of one thing in a minute: more is no visitor

/** Counts that wait to be told. */
export class Counts {
  #numbers = {};

  /** One more of `kind` ("touches"), or of `name` in it ("taps", "bakkerij-lies"). */
  count(kind, name = null) {
    if (name === null) this.#numbers[kind] = Math.min((this.#numbers[kind] ?? 0) + 1, MOST * 10);
    else {
      this.#numbers[kind] ??= {};
      this.#numbers[kind][name] = Math.min((this.#numbers[kind][name] ?? 0) + 1, MOST);
    }
  }

  /** What was counted since it was last asked, or null. */
  take() {
    const taken = this.#numbers;
    this.#numbers = {};
    return Object.keys(taken).length ? taken : null;
  }

  giveBack(taken) {
    for (const [kind, value] of Object.entries(taken)) {
      if (!TABLES.includes(kind)) this.#numbers[kind] = (this.#numbers[kind] ?? 0) + value;
      else for (const [name, n] of Object.entries(value)) this.#add(kind, name, n);
    }
  }

  #add(kind, name, n) {
    this.#numbers[kind] ??= {};
    this.#numbers[kind][name] = (this.#numbers[kind][name] ?? 0) + n;
  }
}

/** What a change of the visit counts as: [[kind, name?]]. `first`: the language that every visit begins in. */
export function counted(changed, state, first, hasWay) {
  const found = [];
  if (changed.has("group") && state.group) found.push(["searches", state.group]);
  if (changed.has("chosen") && state.chosen) {
    found.push(["taps", state.chosen]);
    if (hasWay) found.push(["routes"]);
  }
  if (changed.has("code") && state.code) found.push(["codes"]);
  if (changed.has("language") && state.language !== first) found.push(["languages", state.language]);
  return found;
}

export const attachAgentUse = (link) => ({ visit, settings, present, way }) => {
  const counts = new Counts();
  visit.addEventListener("change", ({ detail }) => {
    const shop = present.chosen;
    const hasWay = Boolean(shop && way.to(shop)?.points);
    for (const each of counted(detail, visit.state, settings.language, hasWay)) counts.count(...each);
  });
  addEventListener("pointerdown", () => counts.count("touches"), { capture: true, passive: true });
  setInterval(() => tell(link, counts), EACH);
  addEventListener("pagehide", () => tell(link, counts));
  return () => {};
};

async function tell(link, counts) {
  const taken = counts.take();
  if (!taken) return;
  try {
    await link.tell("gebruik", taken);
  } catch {
    counts.giveBack(taken);
  }
}
