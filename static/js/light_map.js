/* The light map's frame: lights the premises of open shops, as the list does. Folium drew the rest. */
import { json } from "./request.js";
import { momentAt } from "./moment.js";

const LIT = { color: "#13202e", weight: 2.5, fillColor: "#ffc247", fillOpacity: 1 };
const DIM = { color: "#5b6873", weight: 1.5, fillColor: "#f1f4f0", fillOpacity: 1 };

class LightMap {
  #snapshot;
  #layer = window.kernkijker?.premises;

  async start() {
    if (!this.#layer) return;
    const here = location.pathname.replace(/licht\/.*$/, "");
    this.#snapshot = await json(`${here}shops.json`);
    this.#layer.on("popupopen", (event) => this.#fill(event.popup.getElement()));
    this.#draw();
    setInterval(() => this.#draw(), 60_000);
  }

  #moment() {
    return momentAt(this.#snapshot, Math.floor(Date.now() / 1000));
  }

  #draw() {
    const { states } = this.#moment();
    this.#layer.eachLayer((layer) => {
      const shop = layer.feature.properties.shop;
      layer.setStyle(shop && states.get(shop)?.kind === "open" ? LIT : DIM);
    });
  }

  #fill(element) {
    const slot = element?.querySelector("[data-shop]");
    const state = slot && this.#moment().states.get(slot.dataset.shop);
    if (state) slot.textContent = [state.title, state.detail].filter(Boolean).join(", ");
  }
}

new LightMap().start();
