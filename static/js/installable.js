/** Registers the service worker and, once this page has all it needs, asks it to keep the page for a day without connection. */

const OURS = /^\/static\/|\/icons\.svg$/; // our scripts, styles and fonts, and the town's own icons

/** Keeps the page, the published documents and whatever this page loaded. `documents`: paths, e.g. ["/herzele/shops.json"]. */
export async function keepOffline(documents) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.kept) document.documentElement.dataset.kept = ""; // from here on it works without a connection
  });
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const own = loaded.filter(({ origin, pathname }) => origin === location.origin && OURS.test(pathname));
  active.postMessage({ keep: [location.pathname, ...documents, ...new Set(own.map(({ pathname }) => pathname))] });
}
