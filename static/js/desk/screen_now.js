/** Keeps the page of a screen as new as the screen: looks each half minute, and takes over what differs. */
import { page } from "../request.js";

const EACH = 30_000; // milliseconds

export function attach(section) {
  const parts = [...document.querySelectorAll("[data-now]")];

  const look = async () => {
    const found = await page(location.href);
    for (const part of parts) {
      const other = found.querySelector(`[data-now="${part.dataset.now}"]`);
      if (other && other.outerHTML !== part.dataset.was) {
        part.dataset.was = other.outerHTML;
        if (part.src && part.getAttribute("src") !== other.getAttribute("src")) part.src = other.getAttribute("src");
        else if (!part.src) part.innerHTML = other.innerHTML;
      }
    }
  };

  setInterval(() => {
    if (!document.hidden && section.isConnected) look().catch(console.error);
  }, EACH);
}
