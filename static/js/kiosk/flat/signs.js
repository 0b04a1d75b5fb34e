/** Which signs stand in the drawing, and where, so that none covers another. Pure; lengths in pixels. */

const [WIDE, HIGH] = [44, 48]; // of a gable, in units
const GAP = 6;
const [RING, LINE] = [20, 34]; // units: half of the mark 'you are here', the height of a line of letters

/**
 * `wishes`: [{id, name, at: [x, y], isOpen, isChosen, rank}], the first rank first, the chosen one in any case; `taken`: boxes [left, top, right, bottom] that stay free.
 * Gives [{...wish, left, top, box, label: null | {x, y, anchor}}]; `unit`: pixels to a unit, `widthOf`(name) in pixels.
 */
export function placeSigns(wishes, taken, room, unit, widthOf) {
  const boxes = [...taken];
  const isFree = (box) => isWithin(box, room) && !boxes.some((other) => overlap(box, other));
  return wishes.toSorted((a, b) => a.rank - b.rank).flatMap((wish) => {
    const gable = gableAt(wish.at, unit);
    const [left, top] = gable;
    if (!isFree(gable) && !wish.isChosen) return [];
    boxes.push(gable);
    const label = wish.isOpen ? labelOf(wish, gable, unit, widthOf, isFree) : null;
    if (label) boxes.push(label.box);
    return [{ ...wish, left, top, box: gable, label }];
  });
}

/** The box of a sign whose pole stands at a place. */
export function gableAt([x, y], unit) {
  const left = x - (WIDE * unit) / 2;
  return [left, y - (HIGH + 12) * unit, left + WIDE * unit, y];
}

/**
 * Where 'you are here' is written, `width` wide, for who stands at [x, y]: under the mark, or beside it where a sign (its box, or null)
 * stands in the way. Gives {x, y, anchor, box}, the box with the mark.
 */
export function placeHere([x, y], width, sign, unit) {
  const ring = RING * unit;
  const mark = [x - ring, y - ring, x + ring, y + ring];
  const beside = { y: y + 9 * unit, top: y - ring, bottom: y + ring };
  const places = [
    { x, y: y + 48 * unit, anchor: "middle", box: [x - width / 2, y + ring, x + width / 2, y + 58 * unit] },
    { x: x + ring + GAP * unit, y: beside.y, anchor: "start", box: [x + ring, beside.top, x + ring + GAP * unit + width, beside.bottom] },
    { x: x - ring - GAP * unit, y: beside.y, anchor: "end", box: [x - ring - GAP * unit - width, beside.top, x - ring, beside.bottom] },
    { x, y: y - ring - 10 * unit, anchor: "middle", box: [x - width / 2, y - ring - LINE * unit, x + width / 2, y - ring] },
  ];
  const found = places.find(({ box }) => !sign || !overlap(box, sign)) ?? places[0];
  return { ...found, box: around(found.box, mark) };
}

const around = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

function labelOf({ name }, [left, top, right], unit, widthOf, isFree) {
  const [width, high] = [widthOf(name), LINE * unit];
  const y = top + 8 * unit;
  const toTheRight = { anchor: "start", x: right + GAP * unit, box: [right, y, right + width + 2 * GAP * unit, y + high] };
  const toTheLeft = { anchor: "end", x: left - GAP * unit, box: [left - width - 2 * GAP * unit, y, left, y + high] };
  const found = [toTheRight, toTheLeft].find(({ box }) => isFree(box));
  return found ? { ...found, y: y + 26 * unit } : null;
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const isWithin = ([left, top, right, bottom], [wide, high]) => left >= 0 && top >= 0 && right <= wide && bottom <= high;
