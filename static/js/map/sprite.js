/** The house's sprite of icons, read once as a document. */
import { text } from "../request.js";

let reading = null;

/** @returns {Promise<Document>} the town's own sprite, or the whole one where a page names none */
export function sprite() {
  reading ??= text(document.documentElement.dataset.icons ?? new URL("../../vendor/icons.svg", import.meta.url)).then((svg) =>
    new DOMParser().parseFromString(svg, "image/svg+xml"));
  reading.catch(() => { reading = null; });
  return reading;
}
