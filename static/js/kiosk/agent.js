/** All that a screen does by its agent instead of by itself; null where there is none. */
import { AgentLink } from "./agent_link.js";
import { attachAgentUse } from "./agent_use.js";
import { attachDark } from "./dark.js";
import { attachStaff } from "./staff.js";

/** {link, behaviours}, these for the end of {@link start}. Its beats begin at once: a page that takes long to load is alive too. */
export function besideAgent(errors) {
  const { agent } = JSON.parse(document.getElementById("settings").textContent);
  if (!agent) return null;
  const link = new AgentLink(agent, errors);
  return { link, behaviours: [link.attach, attachTrust(link), attachAgentUse(link), attachDark(link), attachStaff(link)] };
}

/** A clock that is clearly wrong opens no shop. */
const attachTrust = (link) => ({ clock }) => {
  const follow = () => link.stand && clock.trust(link.stand.clock_trusted);
  link.addEventListener("stand", follow);
  follow();
  return () => {};
};
