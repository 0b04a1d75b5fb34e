/** Colours as three numbers between 0 and 255, and the few sums the scene makes with them. */

/** @param {string} hex "#RRGGBB" @returns {[number, number, number]} */
export const rgb = (hex) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** @param {number[]} colour @returns {string} "#rrggbb" */
export const hex = (colour) =>
  `#${colour.map((part) => Math.round(Math.min(255, Math.max(0, part))).toString(16).padStart(2, "0")).join("")}`;

/** `share` of `two` mixed into `one`; both "#RRGGBB". */
export function mix(one, two, share) {
  const [a, b] = [rgb(one), rgb(two)];
  return hex(a.map((part, i) => part + (b[i] - part) * share));
}
