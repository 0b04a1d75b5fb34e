/** The map of the preview begins at the shop that it is about. */
import { view } from "../view.js";

export function attach(element) {
  view.set({ chosen: element.dataset.preview }, { replace: true });
}
