/** The house's sprite of icons, read once as a document. */
import { text } from "../request.js";

let reading = null;

/** @returns {Promise<Document>} static/vendor/icons.svg */
export function sprite() {
  reading ??= text(new URL("../../vendor/icons.svg", import.meta.url)).then((svg) =>
    new DOMParser().parseFromString(svg, "image/svg+xml"));
  reading.catch(() => { reading = null; });
  return reading;
}
