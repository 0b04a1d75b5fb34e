/** A field above a long list of choices that narrows it down to those with the typed word; the choice made stays. */

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function attach(select) {
  const options = [...select.querySelectorAll("option")].map((option) => ({ option, parent: option.parentElement, words: plain(option.textContent) }));
  const search = Object.assign(document.createElement("input"), { type: "search", className: "narrow", autocomplete: "off" });
  search.setAttribute("aria-label", select.dataset.label);
  search.placeholder = select.dataset.label;
  const heard = Object.assign(document.createElement("p"), { className: "hint", hidden: true, textContent: select.dataset.none });
  heard.setAttribute("role", "status");
  select.before(search, heard);
  search.addEventListener("input", () => {
    const typed = plain(search.value.trim());
    const group = (parent) => plain(parent.label ?? "");
    let found = 0;
    for (const { option, parent, words } of options) {
      const fits = !typed || words.includes(typed) || group(parent).includes(typed);
      if (fits) found += 1;
      option.hidden = option.disabled = !fits && !option.selected;
    }
    for (const parent of select.querySelectorAll("optgroup")) parent.hidden = [...parent.children].every((option) => option.hidden);
    heard.hidden = found > 0;
  });
}
