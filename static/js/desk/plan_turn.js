/** An arrow that turns about a place on the plan. Points are [x, y] in metres, y to the south; degrees clockwise from north. */
export const LENGTH = 14; // metres from the place to the arrow's tip
const HEAD = 3.5;

const round = (point) => point.map((value) => Math.round(value * 100) / 100);
const away = ([x, y], degrees, length) => {
  const angle = (degrees * Math.PI) / 180;
  return round([x + length * Math.sin(angle), y - length * Math.cos(angle)]);
};

export const tipOf = (place, bearing) => away(place, bearing, LENGTH);

/** Whole degrees, 0 to 359. */
export const bearingOf = ([x, y], [tipX, tipY]) => (Math.round((Math.atan2(tipX - x, y - tipY) * 180) / Math.PI) + 360) % 360;

/** [place, tip] after the place was carried to `point`: the arrow goes along and keeps its way. */
export const carried = ([place, tip], point) => [round(point), tipOf(point, bearingOf(place, tip))];

/** [place, tip] after the tip was pulled to `point`: the arrow keeps its length. */
export const pulled = ([place], point) => [place, tipOf(place, bearingOf(place, point))];

/** [place, tip] after a turn by `degrees`. */
export const turned = ([place, tip], degrees) => [place, tipOf(place, bearingOf(place, tip) + degrees)];

/** The line of the arrow with its head, as points to draw. */
export function arrow([place, tip]) {
  const back = bearingOf(tip, place);
  return [place, tip, away(tip, back - 30, HEAD), tip, away(tip, back + 30, HEAD)];
}
