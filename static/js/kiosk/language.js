/** Changes every word on the screen in place; the page is never left. */

export function attachLanguage({ visit, say, present }) {
  const buttons = document.querySelectorAll("[data-language]");
  for (const button of buttons) {
    button.addEventListener("click", () => visit.set({ language: button.dataset.language }));
  }
  return (changed) => {
    if (!changed.has("language")) return;
    const { language } = visit.state;
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
    for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", say(element.dataset.name));
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.language === language));
    document.querySelector("[data-core]").textContent = present.snapshot.town.core_name;
    document.querySelector("[data-map]").setAttribute("aria-label", say("map", { core: present.snapshot.town.core_name }));
    for (const notice of document.querySelectorAll("[data-notice]")) {
      const { notice: quiet, attribution } = present.snapshot.town; // honesty, and what the data's licences ask for
      const credit = Object.assign(document.createElement("span"), { className: "notice-credit", textContent: ` ${attribution}` });
      notice.replaceChildren(quiet, credit);
      notice.hidden = !notice.textContent.trim();
    }
  };
}
