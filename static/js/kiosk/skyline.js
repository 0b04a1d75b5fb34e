/** Draws the sky of a day and, before it, a skyline as high as the number of open shops at each quarter of an hour. */
import { quarters } from "./day.js";
import { openCounts } from "../hours.js";
import { sunAt } from "../sun.js";

// look.md: sky by the sun's altitude; linear between the stops
const SKY = [[10, [156, 195, 224]], [2, [168, 196, 224]], [-3.6, [72, 92, 148]], [-8.5, [13, 22, 38]]];
const [DAY_BAR, LIT_BAR] = ["#f7fafc", "#d9a23f"];

export function createSkyline(canvas) {
  let drawn = "";
  return {
    draw(present, timezone, again, contrast) {
      const instants = quarters(present.at, timezone);
      const key = `${present.snapshot.version} ${instants[0]} ${contrast}`;
      if (key === drawn && !again) return;
      if (canvas.clientWidth === 0) return;
      drawn = key;
      paint(canvas, instants, present.snapshot, contrast);
    },
  };
}

function paint(canvas, instants, snapshot, contrast) {
  const context = canvas.getContext("2d");
  const [width, height] = [(canvas.width = canvas.clientWidth), (canvas.height = canvas.clientHeight)];
  const counts = openCounts(snapshot.shops, instants, snapshot);
  const most = Math.max(1, ...counts);
  const step = width / instants.length;
  instants.forEach((at, i) => {
    const { altitude } = sunAt(at + 450, snapshot.town.centre);
    const left = Math.round(i * step);
    const right = Math.round((i + 1) * step);
    context.fillStyle = contrast ? "#000" : skyColour(altitude);
    context.fillRect(left, 0, right - left, height);
    const top = height - (counts[i] / most) * height * 0.5;
    context.fillStyle = contrast ? "#ffd400" : altitude > 0 ? DAY_BAR : LIT_BAR;
    context.fillRect(left + 1, top, right - left - 2, height - top);
  });
}

/** CSS colour of the sky at a sun altitude in degrees. */
export function skyColour(altitude) {
  const below = SKY.findIndex(([degrees]) => altitude >= degrees);
  if (below === 0) return css(SKY[0][1]);
  if (below < 0) return css(SKY.at(-1)[1]);
  const [[high, a], [low, b]] = [SKY[below - 1], SKY[below]];
  const share = (altitude - low) / (high - low);
  return css(a.map((value, i) => Math.round(b[i] + (value - b[i]) * share)));
}

const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;
