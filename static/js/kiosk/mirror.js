/**
 * What somebody at the glass sees now, for an officer: the screen itself at the state that it told, with what its agent told it. It
 * counts nothing, keeps nothing and asks nobody to stay.
 */
import { attachAlert } from "./alert.js";
import { attachDark } from "./dark.js";
import { attachStage } from "./stage.js";
import { start } from "./start.js";

/** As an agent that says the same for as long as the picture stands: another stand is another picture. */
class Stand extends EventTarget {
  constructor(stand) {
    super();
    this.stand = stand;
  }

  beat() {}
}

const told = (attach) => (screen) => (screen.settings.stand ? attach(new Stand(screen.settings.stand))(screen) : () => {});

/** To be looked at: nothing in it, an emergency neither, takes the focus from the page around it. */
function attachGlass() {
  document.body.inert = true;
  return () => {};
}

const { settings, visit } = await start([told(() => attachGlass), told(attachAlert)], [attachStage, told(attachDark)]);
const known = Object.entries(settings.state).filter(([name]) => name in visit.state);
visit.set(Object.fromEntries(known));
