/**
 * A screen with an agent beside it (docs/screen-protocol.md): the page beats, asks how things stand, and begins anew at rest
 * when there is something that it cannot take in while it runs. The agent holds everything, so nothing is kept here.
 */
import { json, post } from "../request.js";
import { condition } from "./heartbeat.js";
import { LostMap } from "./lost_map.js";

const BEAT_EACH = 10_000; // ms
const ASK_EACH = 2_000;
const ENOUGH = 200; // visits after which the page starts anew at rest, so that no day is too long for its memory
const BEGAN_FOR = "kernkijker-began-for"; // in the session's storage: the stage that a fresh start was meant to bring
const TOUCHES = ["pointerdown", "keydown"];
const STATE = ["view", "language", "contrast", "large", "low", "chosen", "group"];

/** What is told of a visit: which view, never which words. */
export const stateOf = (state) => Object.fromEntries(STATE.map((name) => [name, state[name] ?? null]));

/** Whether a page of `stage` has to begin anew for what the agent holds now. `began`: the stage it last did so for. */
export const mustBegin = (stand, stage, began) => Boolean(stand.stage) && stand.stage !== stage && stand.stage !== began;

/** Events: `stand` when the agent said something else than before. */
export class AgentLink extends EventTarget {
  #address;
  #errors;
  #screen = null;
  #visits = 0;
  #touched = null;
  #lost = new LostMap(() => Boolean(this.#screen?.isMapLost?.()));
  #began = performance.now();
  stand = null;

  constructor(address, errors) {
    super();
    this.#address = address;
    this.#errors = errors;
    for (const name of TOUCHES) addEventListener(name, () => (this.#touched = Math.round(Date.now() / 1000)), { capture: true, passive: true });
    this.beat();
    setInterval(() => this.beat(), BEAT_EACH);
    const again = () => setTimeout(() => this.#ask().catch(() => {}).then(again), ASK_EACH);
    this.#ask().catch(() => {}).then(again); // an agent that starts anew answers again in a moment
  }

  /** A behaviour of the screen: from then on the beats tell what it shows. */
  attach = (screen) => {
    this.#screen = screen;
    screen.visit.addEventListener("end", () => {
      this.#visits += 1;
      this.#renew();
    });
    return () => {};
  };

  beat() {
    const errors = Math.min(this.#errors.take(), 1000);
    this.tell("hart", { ...this.#condition(errors), touched: this.#touched, brightness: this.#screen?.brightness?.() ?? 1 }).catch(() => this.#errors.giveBack(errors));
  }

  /** POSTs `what` as JSON; resolves to the answer, whatever its status. */
  tell(name, what) {
    return post(`${this.#address}/${name}`, what);
  }

  #condition(errors) {
    if (!this.#screen) return { version: null, drawing: "waiting", dated: false, errors, state: {} };
    const { settings, library, present, drawing, visit } = this.#screen;
    const { version } = library.snapshots[settings.language];
    const age = performance.now() - this.#began;
    const told = condition({ version, drawing: drawing(), isKnown: present.isKnown, errors, age });
    return { ...told, state: stateOf(visit.state) };
  }

  async #ask() {
    const stand = await json(`${this.#address}/stand`);
    const isNews = JSON.stringify(stand) !== JSON.stringify(this.stand);
    this.stand = stand;
    if (stand.paired === false) return location.replace("/"); // this device speaks for nobody any more
    if (isNews) this.dispatchEvent(new Event("stand"));
    return this.#renew();
  }

  #renew() {
    const isForMap = this.#lost.mustBegin; // asked in any view: how long it is gone counts from when it went
    if (!this.#screen || !this.stand || this.#screen.visit.state.view !== "attract") return;
    const { stage } = this.#screen.settings;
    const isOther = mustBegin(this.stand, stage, sessionStorage.getItem(BEGAN_FOR));
    if (!isOther && !isForMap && this.#visits < ENOUGH) return;
    if (isForMap) this.#lost.began();
    sessionStorage.setItem(BEGAN_FOR, this.stand.stage);
    location.replace("/"); // where the agent says which page it is now
  }
}
