/** What makes the screen easier to see and to reach, for this visit only: large letters, high contrast, controls brought down. */

const FIELDS = ["large", "contrast", "low"];

export function attachComfort({ visit }) {
  const root = document.documentElement;
  const buttons = [...document.querySelectorAll("[data-comfort]")];
  for (const button of buttons) {
    const field = button.dataset.comfort;
    button.addEventListener("click", () => visit.set({ [field]: !visit.state[field], page: 0, stepsPage: 0 }));
  }
  return (changed) => {
    if (!FIELDS.some((field) => changed.has(field))) return;
    const { contrast, large, low } = visit.state;
    root.dataset.contrast = contrast ? "high" : "normal";
    root.toggleAttribute("data-large", large);
    root.toggleAttribute("data-low", low);
    root.toggleAttribute("data-compact", large || low); // less at a time: first a category, then its shops
    for (const button of buttons) button.setAttribute("aria-pressed", String(visit.state[button.dataset.comfort]));
  };
}
