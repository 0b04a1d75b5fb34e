/** Which signs stand in the drawing, and where, so that none covers another. Pure; lengths in pixels. */

const [WIDE, HIGH] = [44, 48]; // of a gable, in units
const GAP = 6;

/**
 * `wishes`: [{id, name, at: [x, y], isOpen, isChosen, rank}], the first rank first, the chosen one in any case; `taken`: boxes [left, top, right, bottom] that stay free.
 * Gives [{...wish, left, top, box, label: null | {x, y, anchor}}]; `unit`: pixels to a unit, `widthOf`(name) in pixels.
 */
export function placeSigns(wishes, taken, room, unit, widthOf) {
  const boxes = [...taken];
  const isFree = (box) => isWithin(box, room) && !boxes.some((other) => overlap(box, other));
  return wishes.toSorted((a, b) => a.rank - b.rank).flatMap((wish) => {
    const [left, top] = [wish.at[0] - (WIDE * unit) / 2, wish.at[1] - (HIGH + 12) * unit];
    const gable = [left, top, left + WIDE * unit, wish.at[1]];
    if (!isFree(gable) && !wish.isChosen) return [];
    boxes.push(gable);
    const label = wish.isOpen ? labelOf(wish, gable, unit, widthOf, isFree) : null;
    if (label) boxes.push(label.box);
    return [{ ...wish, left, top, box: gable, label }];
  });
}

function labelOf({ name }, [left, top, right], unit, widthOf, isFree) {
  const [width, high] = [widthOf(name), 34 * unit];
  const y = top + 8 * unit;
  const toTheRight = { anchor: "start", x: right + GAP * unit, box: [right, y, right + width + 2 * GAP * unit, y + high] };
  const toTheLeft = { anchor: "end", x: left - GAP * unit, box: [left - width - 2 * GAP * unit, y, left, y + high] };
  const found = [toTheRight, toTheLeft].find(({ box }) => isFree(box));
  return found ? { ...found, y: y + 26 * unit } : null;
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const isWithin = ([left, top, right, bottom], [wide, high]) => left >= 0 && top >= 0 && right <= wide && bottom <= high;
