/**
 * Without a connection the last seen towns go on working, from what a visit left here. Nothing is fetched ahead for
 * towns that nobody visited. An answer from here carries the header `x-kept`, so that the page can say how old it is.
 */

const STATIC = "site:static"; // immutable: the version is in the path
const PAGES = "site:pages"; // pages and published documents: the server first, then what was kept
const PUBLISHED = /\.json$|\/icons\.svg$/; // what belongs to a town and changes with it
const NOT_OURS = /\/scherm\/|\/editions\.json$/; // screens keep themselves; what is new only the server can say
const MOST_PAGES = 80;
const PATIENCE = 4000; // ms; a network that does not answer by then counts as none

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (!Array.isArray(event.data?.keep)) return;
  event.waitUntil(keepAll(event.data.keep).then(() => event.source.postMessage({ kept: true })));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || NOT_OURS.test(pathname)) return;
  if (pathname.startsWith("/static/")) event.respondWith(fromStatic(request));
  else if (request.mode === "navigate" || PUBLISHED.test(pathname)) event.respondWith(serverFirst(event));
});

async function fromStatic(request) {
  const cache = await caches.open(STATIC);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** Pages are kept by their path: with scripts every address of the list is the same page. */
const keyOf = (request) => new URL(request.url).pathname;

async function serverFirst(event) {
  const cache = await caches.open(PAGES);
  const asked = fetch(event.request);
  asked.then((answer) => event.waitUntil(keep(cache, keyOf(event.request), answer.clone()))).catch(() => {});
  const kept = await cache.match(keyOf(event.request));
  if (!kept) return asked;
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([asked, late]).catch(() => marked(kept));
}

async function keep(cache, key, answer) {
  const isPublic = !/no-store|private/.test(answer.headers.get("cache-control") ?? "");
  if (!answer.ok || answer.redirected || !isPublic) return;
  await cache.delete(key); // what was seen last goes to the end of the queue
  await cache.put(key, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(keys.length - MOST_PAGES, 0)).map((old) => cache.delete(old)));
}

function marked(kept) {
  const headers = new Headers(kept.headers);
  headers.set("x-kept", "1");
  return new Response(kept.body, { status: kept.status, statusText: kept.statusText, headers });
}

/** Keeps what a page lists; of our own scripts and styles only the version that this page uses stays. */
async function keepAll(paths) {
  const [own, pages] = [await caches.open(STATIC), await caches.open(PAGES)];
  const files = paths.filter((path) => path.startsWith("/static/"));
  const versions = new Set(files.map((path) => path.split("/")[2]));
  for (const request of await own.keys()) {
    if (versions.size && !versions.has(keyOf(request).split("/")[2])) await own.delete(request);
  }
  await Promise.allSettled(files.map(async (path) => (await own.match(path)) ?? own.add(path)));
  const others = paths.filter((path) => !path.startsWith("/static/"));
  await Promise.allSettled(others.map(async (path) => keep(pages, path, await fetch(path))));
}
