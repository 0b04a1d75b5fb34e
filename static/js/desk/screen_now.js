/** Keeps the page of a screen as new as the screen: looks each half minute, and takes over what differs. */
import { page } from "../request.js";

const EACH = 30_000; // milliseconds

async function look() {
  const found = await page(location.href);
  for (const part of document.querySelectorAll("[data-now]")) {
    const newest = found.querySelector(`[data-now="${part.dataset.now}"]`);
    if (!newest) continue;
    const address = newest.getAttribute("src");
    if (address && address !== part.getAttribute("src")) part.setAttribute("src", address);
    else if (!address && newest.innerHTML !== part.innerHTML) part.innerHTML = newest.innerHTML;
  }
}

export function attach() {
  setInterval(() => {
    if (!document.hidden) look().catch(console.error);
  }, EACH);
}
