/** The choice of light: a select with the values "" (of the moment), "day", "night" and "contrast". */
import { onLight, pinLight, pinned } from "./light.js";

export function attach(choice) {
  const chosenEarly = choice.value; // by a hand that was faster than this script
  if (chosenEarly) pinLight(chosenEarly);
  choice.addEventListener("change", () => pinLight(choice.value || null));
  onLight(() => {
    choice.value = pinned() ?? "";
  });
}
