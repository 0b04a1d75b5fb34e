/** The words that are searched for, and the keyboard that writes them. */
import { attachKeyboard } from "./keyboard.js";

const LONGEST = 40;

export function attachSearch({ visit }) {
  const field = document.querySelector("[data-search-field]");
  const clear = document.querySelector("[data-search-clear]");
  const words = document.querySelector("[data-search-words]");
  const keyboard = attachKeyboard(document.querySelector("[data-keyboard]"), {
    letter: (letter) => visit.set({ words: (visit.state.words + letter).trimStart().slice(0, LONGEST), page: 0 }),
    erase: () => visit.set({ words: [...visit.state.words].slice(0, -1).join(""), page: 0 }),
    done: () => visit.set({ keyboard: false }),
  });
  const all = document.querySelector("[data-all-groups]");
  all.addEventListener("click", () => visit.set({ group: null, words: "", keyboard: false, page: 0 }));
  field.addEventListener("click", () => visit.set({ keyboard: !visit.state.keyboard, group: null, page: 0 }));
  clear.addEventListener("click", () => visit.set({ words: "", page: 0 }));
  return (changed) => {
    if (changed.has("language")) keyboard.speak(visit.state.language);
    if (!changed.has("words") && !changed.has("keyboard") && !changed.has("group")) return;
    const { keyboard: open } = visit.state;
    document.documentElement.toggleAttribute("data-narrowed", open || visit.state.words !== "" || visit.state.group !== null);
    words.textContent = visit.state.words;
    clear.hidden = visit.state.words === "";
    keyboard.element.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    document.documentElement.dataset.keyboard = open ? "open" : "closed";
  };
}
