/** The steps of a way in words. Pure: `say` brings the language. */

const MOST = 5; // steps that the sheet holds at ease, the door included

/** [{sign: 'ahead' | 'left' | 'right' | 'back' | 'door', text, metres: text or ''}] */
export function stepsOf({ legs, side }, say, most = MOST) {
  const last = legs.at(-1)?.metres ?? 0;
  const walked = legs.map((leg, i) => step(leg, legs[i - 1], i < legs.length - 1, say));
  return [...shortened(walked, most), doorStep(legs.length <= 1 && last < 15, side, last, say)];
}

function step({ turn, street, metres }, before, goesOn, say) {
  const key = `${before ? "turn" : "start"}_${turn}`;
  const text = street && street !== before?.street ? say(key, { in_street: inStreet(street, say), street }) : say(`${key}_bare`);
  return { sign: turn === "straight" ? "ahead" : turn, text, metres: goesOn ? say("step_metres", { metres: rounded(metres) }) : "" };
}

function doorStep(isNear, side, metres, say) {
  const text = isNear ? say(`door_here_${side}`) : say(`door_${side}`, { metres: rounded(metres) });
  return { sign: "door", text, metres: "" };
}

/** Where a way has more steps than the sheet holds, those straight on go first: the line on the map shows them too. */
function shortened(steps, most) {
  const kept = [...steps];
  for (let i = kept.length - 1; i > 0 && kept.length > most - 1; i--) if (kept[i].sign === "ahead") kept.splice(i, 1);
  return kept.slice(0, most - 1);
}

// Dutch wants an article before most kinds of street; names without a kind take none.
const ARTICLES = [
  ["in_square", /(markt|plaats|kouter|square|brug|dijk|kaai)$/i],
  ["in_common", /(straat|laan|weg|dreef|baan|lei|vest|ring|gang|steeg)$/i],
  ["in_neuter", /(plein|pad|hof|park)$/i],
];

/** 'de Groenlaan in', 'de Markt op', 'naar Solleveld'. */
export function inStreet(street, say) {
  const kind = ARTICLES.find(([, pattern]) => pattern.test(street));
  return say(kind ? kind[0] : "in_plain", { street });
}

/** Tens of metres; nobody counts single ones. */
export const rounded = (metres) => Math.max(10, Math.round(metres / 10) * 10);
