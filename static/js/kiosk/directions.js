/** The way to a shop: minutes at two paces, steps in words, without stairs where asked, read aloud where there is a voice. */
import { showThatFit } from "./fit.js";
import { createSpeech } from "./speech.js";
import { rounded, stepsOf } from "./steps.js";
import { minutesFor } from "./ways.js";

const REDRAWN_FOR = ["chosen", "language", "now", "stepFree", "stepsPage", "part", "large", "low"];

export function attachDirections({ visit, present, say, way, settings }) {
  const view = document.querySelector('[data-view="result"]');
  const [walk, list, free, read, before, more] = ["result-walk", "steps", "step-free", "read", "steps-before", "steps-more"]
    .map((name) => view.querySelector(`[data-${name}]`));
  const template = view.querySelector("[data-step]").content.firstElementChild;
  const speech = createSpeech(settings.sound ? window.speechSynthesis : null, window.SpeechSynthesisUtterance, showReading);
  let said = [];
  let fit = 1;

  free.hidden = !way.hasObstacles;
  free.addEventListener("click", () => visit.set({ stepFree: !visit.state.stepFree, stepsPage: 0 }));
  before.addEventListener("click", () => visit.set({ stepsPage: Math.max(0, visit.state.stepsPage - fit) }));
  more.addEventListener("click", () => visit.set({ stepsPage: visit.state.stepsPage + fit }));
  read.addEventListener("click", () => (speech.isReading ? speech.stop() : speech.read(said, visit.state.language)));
  visit.addEventListener("end", () => speech.stop());
  if (settings.sound) window.speechSynthesis?.addEventListener?.("voiceschanged", showReading);

  function showReading() {
    read.hidden = said.length === 0 || !speech.can(visit.state.language);
    read.setAttribute("aria-pressed", String(speech.isReading));
    view.querySelector("[data-read-words]").textContent = say(speech.isReading ? "read_stop" : "read");
  }

  function element({ sign, text, metres }) {
    const made = template.cloneNode(true);
    made.querySelector("use").setAttribute("href", `#step-${sign}`);
    made.querySelector(".step-words").textContent = text;
    made.querySelector(".step-metres").textContent = metres;
    return made;
  }

  function pacesOf(metres) {
    const { minutes, slow } = minutesFor(metres);
    return say(minutes === slow ? "minutes_metres_same" : "minutes_metres", { minutes, slow, metres: rounded(metres) });
  }

  function drawSteps(shop) {
    const metres = present.metres(shop);
    const found = way.to(shop);
    const unknown = say(visit.state.stepFree ? "no_step_free" : "no_way", { address: `${shop.street} ${shop.number}` });
    walk.textContent = metres === null ? unknown : pacesOf(metres);
    const steps = found ? stepsOf(found, say, visit.state.large || visit.state.low ? Infinity : undefined) : [];
    // large letters leave no line of its own for it: it is turned over with the steps
    walk.hidden = visit.state.large;
    const first = visit.state.large ? [{ sign: "walk", text: walk.textContent, metres: "" }] : [];
    list.replaceChildren(...[...first, ...steps].map(element));
    said = found ? [walk.textContent, ...steps.map(({ text, metres: far }) => [text, far].filter(Boolean).join(", "))] : [];
  }

  function turnPages() {
    const first = Math.min(visit.state.stepsPage, Math.max(0, list.childElementCount - 1));
    before.hidden = more.hidden = true;
    fit = showThatFit(list, first);
    if (first === 0 && fit === list.childElementCount) return;
    before.hidden = more.hidden = false;
    fit = showThatFit(list, first);
    before.disabled = first === 0;
    more.disabled = first + fit >= list.childElementCount;
  }

  return (changed) => {
    const shop = present.chosen;
    if (visit.state.view !== "result" || !shop) return speech.stop();
    if (!REDRAWN_FOR.some((field) => changed.has(field))) return;
    if (changed.has("chosen") || changed.has("language") || changed.has("stepFree")) speech.stop();
    free.setAttribute("aria-pressed", String(visit.state.stepFree));
    drawSteps(shop);
    showReading();
    turnPages();
  };
}
