/** Keeps a page about screens as new as the screens: looks each half minute, and takes over what differs. */
import { page } from "../request.js";

const EACH = 30_000; // milliseconds

/** Takes over each part of `newest` that reads otherwise in `shown`: both are documents, their parts have data-now. */
export function takeOver(shown, newest) {
  for (const part of shown.querySelectorAll("[data-now]")) {
    const now = newest.querySelector(`[data-now="${part.dataset.now}"]`);
    // a picture comes as a frame of its own: another address in the frame that is there would be a step for the way back
    if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
  }
}

export function attach() {
  const look = async () => takeOver(document, await page(location.href));
  setInterval(() => {
    if (!document.hidden) look().catch(console.error);
  }, EACH);
}
