/** The choice 'light of the moment, always day, always night': a select with the values "", "day" and "night". */
import { pin, pinned } from "./light.js";

export function attach(choice) {
  choice.value = pinned() ?? "";
  choice.addEventListener("change", () => pin(choice.value || null));
}
