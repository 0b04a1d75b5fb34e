/** Turns the packed modules of a QR code (kiosk/codes.py) into the path of an SVG. Pure. */

const QUIET = 4; // modules of white around it, by ISO/IEC 18004

/** {viewBox, path} of [side, base64 of the bits, rows from top to bottom]. */
export function drawingOf([side, packed]) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const isDark = (x, y) => {
    const i = y * side + x;
    return x < side && (bytes[i >> 3] >> (7 - (i & 7))) & 1;
  };
  let path = "";
  for (let y = 0; y < side; y++) {
    for (let x = 0, start = 0; x <= side; x++) {
      if (isDark(x, y)) continue;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
      start = x + 1;
    }
  }
  const size = side + 2 * QUIET;
  return { viewBox: `${-QUIET} ${-QUIET} ${size} ${size}`, path };
}
