/** Where the names of streets stand: along them, where they are long enough and nothing else stands. Pure; lengths in pixels. */

const HALF = 14; // units, half the height of a line
const LEAST = 0.8; // of a name's width that its street is long at least

/**
 * `pieces`: [{name, from: [x, y], to: [x, y]}]; `taken`: boxes [left, top, right, bottom] that stay free; `room` [wide, high].
 * Gives [{name, at, angle}], the angle in degrees, never upside down.
 */
export function placeNames(pieces, taken, room, unit, widthOf) {
  const boxes = [...taken];
  return pieces.flatMap(({ name, from, to }) => {
    const width = widthOf(name);
    const at = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const angle = ((Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI + 270) % 180 - 90;
    const box = boxOf(at, angle, width, HALF * unit);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < width * LEAST || !isFree(box, boxes, room)) return [];
    boxes.push(box);
    return [{ name, at, angle }];
  });
}

function boxOf([x, y], angle, width, half) {
  const turn = (angle * Math.PI) / 180;
  const [across, down] = [(Math.abs(Math.cos(turn)) * width) / 2 + half, (Math.abs(Math.sin(turn)) * width) / 2 + half];
  return [x - across, y - down, x + across, y + down];
}

function isFree(box, boxes, [wide, high]) {
  const isIn = box[0] >= 0 && box[1] >= 0 && box[2] <= wide && box[3] <= high;
  return isIn && !boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
}
