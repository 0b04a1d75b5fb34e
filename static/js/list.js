/** The list of shops: every row follows the moment, search and filters hide rows, and their order is that of find.js. */
import { distanceTo } from "./distance.js";
import { onPresent } from "./present.js";
import { page } from "./request.js";
import { view } from "./view.js";
import { words } from "./words.js";

export function attach(list) {
  new List(list);
}

class List {
  #list;
  #rows;
  #adopted = ""; // the edition whose new rows were fetched

  constructor(list) {
    this.#list = list;
    this.#rows = rowsOf(list);
    onPresent((present, changed) => this.#show(present, changed));
  }

  #show({ snapshot, state, moment, found, matched, open, total }, changed) {
    for (const shop of snapshot.shops) {
      const row = this.#rows.get(shop.id);
      if (row) fill(row, shop, moment.states.get(shop.id), !matched.has(shop.id), walkWords(shop, state));
    }
    const known = new Set(snapshot.shops.map(({ id }) => id));
    for (const [id, row] of this.#rows) if (!known.has(id)) row.hidden = true;
    this.#order(found.map(({ id }) => this.#rows.get(id)).filter(Boolean));
    const isKnown = moment.at >= snapshot.from && moment.at < snapshot.until;
    say("[data-count]", countWords(snapshot.shops.length, isKnown, open, total));
    const empty = document.querySelector("[data-empty]");
    if (empty) empty.hidden = found.length > 0 || snapshot.shops.length === 0;
    if (snapshot.version !== this.#adopted && [...known].some((id) => !this.#rows.has(id))) this.#adopt(snapshot.version);
    if (["words", "groups", "open", "wheelchair"].some((name) => changed.has(name))) this.#toTop();
  }

  /** A shop that opened since this page was made gets the row that the server draws for it now. */
  async #adopt(version) {
    this.#adopted = version;
    const fresh = await page(location.pathname).then(rowsOf, () => new Map()); // without connection it waits for the next visit
    for (const [id, row] of fresh) {
      if (this.#rows.has(id)) continue;
      this.#list.append(row);
      this.#rows.set(id, row);
    }
    if (fresh.size) view.tell(["snapshot"]);
  }

  /** Rows move around the one that has the focus: it stays in the document, and where it was on the screen. */
  #order(wanted) {
    if (wanted.every((row, i) => (i ? wanted[i - 1].nextElementSibling === row : this.#list.firstElementChild === row))) return;
    const held = wanted.find((row) => row.contains(document.activeElement));
    const top = held?.getBoundingClientRect().top;
    const pivot = wanted.indexOf(held);
    wanted.slice(0, Math.max(pivot, 0)).forEach((row) => held.before(row));
    this.#append(wanted.slice(pivot + 1), held);
    if (held) scrollerOf(held).scrollTop += held.getBoundingClientRect().top - top;
  }

  #append(rows, after) {
    let place = after ? after.nextElementSibling : this.#list.firstElementChild;
    for (const row of rows) {
      if (row === place) place = place.nextElementSibling;
      else this.#list.insertBefore(row, place);
    }
  }

  #toTop() {
    if (!this.#list.contains(document.activeElement)) scrollerOf(this.#list).scrollTop = 0;
  }
}

/** The sentence above the list; templates/components/filters.html says the same. */
function countWords(known, isKnown, open, total) {
  if (known === 0) return words("count_nothing");
  if (!isKnown) return words("count_unknown");
  return total === 0 ? words("found_none") : words("count", { count: total, open, total });
}

const rowsOf = (within) => new Map([...within.querySelectorAll("[data-shop]")].map((row) => [row.dataset.shop, row]));

function fill(row, shop, state, isHidden, walk) {
  if (row.dataset.state !== state.kind) row.dataset.state = state.kind;
  if (row.dataset.badge !== state.badge) row.dataset.badge = state.badge;
  row.toggleAttribute("data-unconfirmed", state.kind === "open" && !shop.confirmed);
  row.hidden = isHidden;
  say("[data-title]", state.title, row);
  say("[data-detail]", [state.detail, state.note].filter(Boolean).join(" · "), row);
  say("[data-walk]", walk, row);
}

function walkWords(shop, state) {
  const walk = distanceTo(shop, state);
  return walk ? words(walk.roughly ? "walk_roughly" : "walk", { count: walk.minutes, minutes: walk.minutes }) : "";
}

/** Writes only what is new: a live list of seventy rows must not be repainted at each step of the slider. */
function say(selector, text, within = document) {
  const slot = within.querySelector(selector);
  if (slot && slot.textContent !== text) slot.textContent = text;
}

function scrollerOf(element) {
  const scroller = element.closest(".core-scroll");
  return scroller && scroller.scrollHeight > scroller.clientHeight ? scroller : document.scrollingElement;
}
