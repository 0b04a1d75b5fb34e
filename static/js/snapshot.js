/** The published snapshot of the town on this page: fetched once, renewed while the page is seen. */
import { onMinute } from "./clock.js";
import { json } from "./request.js";
import { view } from "./view.js";

const documents = new Map(); // name -> promise
let newest = null;

/** The path of the town in this language, e.g. /fr/herzele/ */
export function townPath(path = location.pathname) {
  const slug = document.querySelector("[data-town]")?.dataset.town ?? path.split("/")[1];
  return `${path.slice(0, path.indexOf(`/${slug}`))}/${slug}/`;
}

/** Where the documents of this page are: those of the town, of a day that is over, or of what is not out yet. */
const documentPath = () => document.querySelector("[data-documents]")?.dataset.documents ?? townPath();

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

/**
 * Asks each minute that the page is seen, and at once when it is seen again, which edition is there: some hundred bytes, and only a newer
 * one is fetched. Without a connection the one we have stays. A page with documents of its own does not change.
 */
export function keepFresh() {
  if (document.querySelector("[data-documents]")) return;
  onMinute(() => look().catch(() => {}));
}

async function look() {
  const { versions } = await json(`${townPath()}editions.json`);
  if (!newest || versions[newest.language] === newest.version) return;
  const fresh = await json(`${townPath()}shops.json`);
  if (fresh.version === newest.version || fresh.made < newest.made) return; // of several servers one may lag behind
  documents.clear();
  documents.set("shops.json", Promise.resolve(fresh));
  keep(fresh);
}
