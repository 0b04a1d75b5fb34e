/** All that the screen knows: the shops in every language, the map and the ways on foot, loaded once at the start. */
import { json } from "../request.js";

const AGAIN = 10_000; // ms before another try at the first start without a server

/** {snapshots: {language: shops.json}, twin, route, codes}; waits until all of it is there. */
export async function loadLibrary({ shops, twin, route, codes }) {
  const languages = Object.keys(shops);
  const [theTwin, theRoute, theCodes, ...snapshots] = await Promise.all(
    [twin, route, codes, ...languages.map((language) => shops[language])].map(insistently),
  );
  const byLanguage = Object.fromEntries(languages.map((language, i) => [language, snapshots[i]]));
  return { snapshots: byLanguage, twin: theTwin, route: theRoute, codes: theCodes };
}

async function insistently(address) {
  for (;;) {
    try {
      return await json(address);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}
