/**
 * What somebody at the glass sees now, for an officer: the screen itself at the state that it told. It counts nothing, keeps nothing and
 * asks nobody to stay.
 */
import { attachStage } from "./stage.js";
import { start } from "./start.js";

const { settings, visit } = await start([], [attachStage]);
const known = Object.entries(settings.state).filter(([name]) => name in visit.state);
visit.set(Object.fromEntries(known));
