/** The published snapshot of the town on this page: fetched once, refreshed while the page is seen. */
import { onMinute } from "./clock.js";
import { json } from "./request.js";
import { view } from "./view.js";

const EVERY = 10 * 60 * 1000; // ms between looks for a newer edition; unchanged costs a 304 of some hundred bytes
const documents = new Map(); // name -> promise
let newest = null;
let looked = 0;

/** The path of the town in this language, e.g. /fr/herzele/ */
export function townPath(path = location.pathname) {
  const slug = document.querySelector("[data-town]")?.dataset.town ?? path.split("/")[1];
  return `${path.slice(0, path.indexOf(`/${slug}`))}/${slug}/`;
}

/** Where the documents of this page are: those of the town, or of the day that is over and that the page tells of. */
const documentPath = () => document.querySelector("[data-past]")?.dataset.past ?? townPath();

function load(name) {
  if (!documents.has(name)) {
    const loading = json(documentPath() + name);
    loading.catch(() => documents.delete(name)); // a failure is not kept: the next who asks tries again
    documents.set(name, loading);
  }
  return documents.get(name);
}

/** shops.json: what list, time bar and search need. */
export const shops = () => load("shops.json").then(keep);

/** twin.json: the same with the map's layers and the walking network. */
export const twin = () => load("twin.json");

/** The newest shops.json that is here, or null. */
export const current = () => newest;

function keep(snapshot) {
  if (newest?.version === snapshot.version) return newest;
  newest = snapshot;
  view.timezone = snapshot.town.timezone;
  view.tell(["snapshot"]);
  return newest;
}

/** Looks for a newer edition every ten minutes; without a connection the one we have stays. */
export function keepFresh() {
  looked = Date.now();
  onMinute(async () => {
    if (Date.now() - looked < EVERY) return;
    looked = Date.now();
    const fresh = await json(`${documentPath()}shops.json`).catch(() => null);
    if (!fresh || fresh.version === newest?.version) return;
    documents.clear();
    documents.set("shops.json", Promise.resolve(fresh));
    keep(fresh);
  });
}
