/** Tells the server now and then which shops were looked at: counts, nothing about who. Without a connection they wait. */
import { tell } from "../request.js";

const EACH = 60_000; // ms

export class Use {
  #address;
  #taps = {};
  #send;

  /** @param {string} address where to tell it @param {(address: string, what: object) => boolean} send hands it to the browser */
  constructor(address, send) {
    this.#address = address;
    this.#send = send;
  }

  count(slug) {
    this.#taps[slug] = Math.min((this.#taps[slug] ?? 0) + 1, 200); // as the server: more is no visitor
  }

  /** Sends what was counted; what the browser cannot send stays for the next time. */
  tell() {
    if (Object.keys(this.#taps).length && this.#send(this.#address, { taps: this.#taps })) this.#taps = {};
  }
}

/** Counts each shop that is chosen during a visit. */
export function attachUse({ visit, settings }) {
  const use = new Use(settings.use, tell);
  visit.addEventListener("change", ({ detail }) => {
    if (detail.has("chosen") && visit.state.chosen) use.count(visit.state.chosen);
  });
  setInterval(() => use.tell(), EACH);
  return () => {};
}
