/**
 * What a screen will show of one shop, for its shopkeeper: the screen itself over documents that are not out yet. It counts
 * nothing, keeps nothing, leaves the way back to the page around it, and asks nobody to stay.
 */
import { attachStage } from "./stage.js";
import { start } from "./start.js";

const { settings, visit } = await start([], [attachStage]);
visit.set({ view: "result", chosen: settings.shop });
