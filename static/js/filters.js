/** Search field and filters: a plain form that answers at once. Without scripts it is sent; the address is the same. */
import { view } from "./view.js";

const NOTHING_ASKED = { words: "", groups: [], open: false, wheelchair: false };

export function attach(form) {
  const field = form.elements.q;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur(); // a phone's keyboard makes room for what was found
  });
  form.addEventListener("input", ({ target }) => {
    if (target === field) view.set({ words: field.value.trim() });
    else view.set(asked(form));
  });
  form.querySelector("[data-all]")?.addEventListener("click", (event) => only(event, { groups: [] }));
  document.querySelector("[data-empty] a")?.addEventListener("click", (event) => only(event, NOTHING_ASKED));
  view.addEventListener("change", () => show(form, view.state));
  // a hand that was faster than this script is heard too
  view.set({ words: field.value.trim(), ...asked(form) }, { replace: true });
  show(form, view.state);
}

function asked({ elements }) {
  const groups = [...elements].filter(({ name, checked }) => name === "soort" && checked).map(({ value }) => value);
  return { groups, open: elements.open.checked, wheelchair: elements.rolstoel.checked };
}

/** Follows a link within the page, unless it was meant for another tab. */
function only(event, patch) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  view.set(patch, { replace: false });
}

function show(form, state) {
  const { q: field, open, rolstoel } = form.elements;
  if (field.value.trim() !== state.words) field.value = state.words;
  for (const box of form.querySelectorAll("[name=soort]")) box.checked = state.groups.includes(box.value);
  open.checked = state.open;
  rolstoel.checked = state.wheelchair;
  const all = form.querySelector("[data-all]");
  if (state.groups.length) all?.removeAttribute("aria-current");
  else all?.setAttribute("aria-current", "true");
}
