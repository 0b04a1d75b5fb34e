/* The light map's frame: lights the premises of open shops, as the list does. Folium drew the rest. */
import { json } from "./request.js";
import { momentAt } from "./moment.js";
import { instantOf } from "./wall_time.js";

const GROUPS = { // the categories' colours of css/tokens.css, which this frame does not load
  vers: "#0f6a50", horeca: "#ad651c", mode: "#6c4a92", zorg: "#2b7cb3",
  verzorging: "#711a44", wonen: "#554705", vrije_tijd: "#27308a", diensten: "#6e727b",
};
const lit = (group) => ({ color: "#ffc247", weight: 3, fillColor: GROUPS[group], fillOpacity: 1 });
const DIM = { color: "#5b6873", weight: 1.5, fillColor: "#f1f4f0", fillOpacity: 1 };

class LightMap {
  #snapshot;
  #layer = window.geo_json_premises; // Folium's name for the layer of premises

  async start() {
    if (!this.#layer) return;
    const here = location.pathname.replace(/licht\/.*$/, "");
    this.#snapshot = await json(`${here}shops.json`);
    this.#layer.on("popupopen", (event) => this.#fill(event.popup.getElement()));
    this.#draw();
    setInterval(() => this.#draw(), 60_000);
  }

  #moment() {
    const asked = new URLSearchParams(location.search).get("op");
    const at = asked && instantOf(asked, this.#snapshot.town.timezone);
    return momentAt(this.#snapshot, at || Math.floor(Date.now() / 1000));
  }

  #draw() {
    const { states } = this.#moment();
    this.#layer.eachLayer((layer) => {
      const { shop, group } = layer.feature.properties;
      const isOpen = shop && states.get(shop)?.kind === "open";
      layer.setStyle(isOpen ? lit(group) : DIM);
      if (isOpen) layer.bringToFront();
    });
  }

  #fill(element) {
    const slot = element?.querySelector("[data-shop]");
    const state = slot && this.#moment().states.get(slot.dataset.shop);
    if (state) slot.textContent = [state.title, state.detail].filter(Boolean).join(", ");
  }
}

new LightMap().start();
