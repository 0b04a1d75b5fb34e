/**
 * Service worker of a screen: answers from one whole, kept bundle. A newer bundle takes its place only when every
 * address of it arrived; a failure, an error page or half a bundle never replaces what works.
 */
const PREFIX = "screen:"; // of cache names: screen:<page>:<version>
const MARK = "/whole"; // an address that no page has
const NEWS = /\/(bundle|editions|nood|stand)\.json$|\/shops\.json\?/; // what only the server can say

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(keep(event.data, event.source)));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && !NEWS.test(url)) event.respondWith(answer(event.request));
});

async function answer(request) {
  const isPage = request.mode === "navigate";
  // the page is the same whatever moment its address asks for
  const kept = await caches.match(request, { ignoreSearch: isPage, ignoreVary: true });
  return kept ?? fetch(request);
}

async function keep({ keep: bundle, page }, client) {
  const name = `${PREFIX}${page}:${bundle.version}`;
  const before = (await caches.keys()).filter((each) => each.startsWith(`${PREFIX}${page}:`));
  if (await isWhole(name, before)) return client.postMessage({ kept: bundle.version, stage: bundle.stage, isNewer: false });
  try {
    await fill(name, bundle.addresses);
  } catch {
    await caches.delete(name);
    return client.postMessage({ isNewer: false });
  }
  const older = before.filter((each) => each !== name);
  await Promise.all(older.map((each) => caches.delete(each)));
  client.postMessage({ kept: bundle.version, stage: bundle.stage, isNewer: older.length > 0 });
}

/** A power cut may have left half a cache behind; the mark is written last. */
const isWhole = async (name, names) => names.includes(name) && (await (await caches.open(name)).match(MARK)) !== undefined;

/** Everything is fetched before anything is written. */
async function fill(name, addresses) {
  const answers = await Promise.all(addresses.map(async (address) => [address, await whole(address)]));
  const cache = await caches.open(name);
  await Promise.all(answers.map(([address, response]) => cache.put(address, response)));
  await cache.put(MARK, new Response(""));
}

/** The answer, read to its end, so that a broken connection shows before anything is replaced. */
async function whole(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  const body = await response.arrayBuffer();
  return new Response(body, { status: 200, headers: response.headers });
}
