/**
 * Hears of emergencies: from the agent's link where there is one, else from the server. What was heard holds until it is over
 * by this machine's own clock, also when nobody answers any more and after the page starts anew.
 */
import { json } from "../request.js";

const EVERY = 10_000; // ms between questions to the server

/** `take({alerts, ahead})` for each answer, and at once with what is kept. `ahead`: seconds by which this clock is behind. */
export function followAlerts({ settings, take, link, storage = globalThis.localStorage }) {
  if (link) return followAgent(link, take);
  const key = `alerts:${settings.screen}`;

  async function look() {
    const heard = read(await json(settings.alerts), Date.now());
    keep(storage, key, heard);
    take(heard);
  }
  const again = () => setTimeout(() => look().catch(() => {}).then(again), EVERY);

  const kept = recall(storage, key);
  if (kept) take(kept);
  look().catch(() => {}).then(again);
}

/** The agent keeps what holds itself. */
function followAgent(link, take) {
  const follow = () => link.stand && take(read(link.stand, Date.now()));
  link.addEventListener("stand", follow);
  follow();
}

/** What an answer says. The server tells its time; an agent that knows its clock to be wrong says so. */
export function read({ alerts = [], time, clock_trusted: isTrusted = true }, now) {
  const ahead = time === undefined ? 0 : time - Math.floor(now / 1000);
  // without a clock, what the agent still holds is all that can be known: it shows now
  const sound = isTrusted ? alerts : alerts.map((each) => ({ ...each, from: 0, until: Infinity }));
  return { alerts: sound, ahead: Math.abs(ahead) > 2 ? ahead : 0 };
}

function keep(storage, key, heard) {
  try {
    if (heard.alerts.length) storage.setItem(key, JSON.stringify(heard));
    else storage.removeItem(key);
  } catch {
    // no room, or none allowed: what is heard holds for as long as the page runs
  }
}

function recall(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}
