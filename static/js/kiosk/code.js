/** The code that takes a shop along on a phone: small beside its hours, large when somebody asks. Gone when the visit ends. */
import { drawingOf } from "./qr.js";

export function attachCode({ visit, library, present, say }) {
  const large = document.querySelector("[data-code-large]");
  const drawings = [...document.querySelectorAll("[data-code-drawing]")];
  const close = large.querySelector("[data-code-close]");
  const openers = [...document.querySelectorAll("[data-code-button]")];
  let opener = null;

  for (const button of openers) {
    button.addEventListener("click", () => {
      opener = button;
      visit.set({ code: true });
    });
  }
  close.addEventListener("click", () => visit.set({ code: false }));

  function draw(shop) {
    const code = library.codes[visit.state.language]?.[shop.slug];
    for (const button of openers) button.hidden = !code;
    if (!code) return;
    const { viewBox, path } = drawingOf(code);
    for (const drawing of drawings) {
      drawing.setAttribute("viewBox", viewBox);
      drawing.setAttribute("aria-label", say("code", { name: shop.name }));
      drawing.firstElementChild.setAttribute("d", path);
    }
  }

  return (changed) => {
    if (changed.has("code")) {
      large.hidden = !visit.state.code;
      if (visit.state.code) close.focus({ preventScroll: true });
      else if (visit.state.view === "result") opener?.focus({ preventScroll: true });
    }
    const shop = present.chosen;
    if (visit.state.view === "result" && shop && (changed.has("chosen") || changed.has("language") || changed.has("now"))) draw(shop);
  };
}
