/**
 * What shopkeepers and the town write reaches the glass within seconds: every two seconds the screen asks which editions
 * there are (an unchanged answer is a 304 of some hundred bytes), and fetches only what is new. Nothing is drawn for an answer
 * that says the same.
 */
import { json } from "../request.js";

const EVERY = 2_000; // ms between questions
const ALONE = 10_000; // ms before the next one where nobody answered

/**
 * `onNews()` after `library.snapshots` holds newer ones; `onScene()` once for every new scene, which the running page cannot take in:
 * the words of its shops then wait for a fresh start too, because list and map must show the same shops.
 */
export function followNews({ settings, library, onNews, onScene }) {
  const told = { scene: settings.scene };

  async function look() {
    const { scene, versions } = await json(settings.editions);
    if (scene !== settings.scene) {
      if (scene !== told.scene) onScene();
      told.scene = scene;
      return;
    }
    const stale = Object.keys(library.snapshots).filter((language) => isNews(library.snapshots[language], versions[language]));
    if (!stale.length) return;
    const found = await Promise.all(stale.map((language) => json(`${settings.shops[language]}?${versions[language]}`)));
    const isTaken = takeIn(library.snapshots, stale, found, versions);
    if (isTaken) onNews();
  }

  const again = (wait) => setTimeout(() => look().then(() => again(EVERY), () => again(ALONE)), wait);
  again(EVERY);
}

const isNews = (snapshot, version) => version !== undefined && snapshot.version !== version;

/** Takes in those that are what was announced and not older: of several servers one may lag behind. Whether any was. */
export function takeIn(snapshots, languages, found, versions) {
  const fresh = languages.map((language, i) => [language, found[i]])
    .filter(([language, each]) => each.version === versions[language] && each.made >= snapshots[language].made);
  for (const [language, each] of fresh) snapshots[language] = each;
  return fresh.length > 0;
}
