/** High contrast for this visit only. */

export function attachContrast({ visit, say }) {
  const button = document.querySelector("[data-contrast-button]");
  const words = document.querySelector("[data-contrast-words]");
  button.addEventListener("click", () => visit.set({ contrast: !visit.state.contrast }));
  return () => {
    const { contrast } = visit.state;
    document.documentElement.dataset.contrast = contrast ? "high" : "normal";
    button.setAttribute("aria-pressed", String(contrast));
    words.textContent = say(contrast ? "contrast_off" : "contrast_on");
  };
}
