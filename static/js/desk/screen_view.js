/** What somebody sees who stands before the screen, asked anew whenever it was moved or turned; the button asks where there are no scripts. */
import { json } from "../request.js";

const STILL = 250; // milliseconds without another step

export function attach(section) {
  const form = section.closest("form");
  const list = section.querySelector("ul");
  let waits = 0;
  section.querySelector("button").hidden = true;

  const said = (sentences) => {
    const items = (sentences.length ? sentences : [section.dataset.nothing]).map((words) => Object.assign(document.createElement("li"), { textContent: words }));
    list.replaceChildren(...items);
  };

  const look = async () => {
    const { lon, lat, richting } = form.elements;
    const query = new URLSearchParams({ lon: lon.value, lat: lat.value, richting: richting.value });
    try {
      said(await json(`${section.dataset.address}?${query}`));
    } catch (error) {
      console.error(error);
    }
  };

  const soon = () => {
    clearTimeout(waits);
    waits = setTimeout(look, STILL);
  };
  form.addEventListener("drawn", soon);
  for (const name of ["lon", "lat", "richting"]) form.elements[name].addEventListener("change", soon);
}
