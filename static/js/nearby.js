/** 'Dichtst bij mij': asks for the position only when tapped, and orders the list by the walk from there. */
import { announce } from "./announce.js";
import { cameForRoute } from "./came_for_route.js";
import { shops } from "./snapshot.js";
import { view } from "./view.js";
import { words } from "./words.js";

export function attach(button) {
  const note = document.querySelector("[data-nearby-note]");
  const say = (text) => {
    if (note) Object.assign(note, { textContent: text, hidden: !text });
    announce(text);
  };
  const ask = async () => {
    button.setAttribute("aria-busy", "true");
    try {
      const { locate } = await import("./locate.js");
      say(await locate());
    } finally {
      button.removeAttribute("aria-busy");
    }
    if (cameForRoute && note && !view.state.position) startAtScreen(note, await shops());
  };
  button.addEventListener("click", () => {
    if (!view.state.position) return ask();
    view.set({ position: null });
    say("");
  });
  if (cameForRoute && !view.state.origin) shops().then(ask);
  view.addEventListener("change", ({ detail: { changed } }) => {
    button.setAttribute("aria-pressed", String(view.state.position !== null));
    if (changed.includes("origin") || changed.includes("snapshot")) shops().then((snapshot) => sayOrigin(snapshot, say));
  });
}

/** From where the minutes of the list count, if that is a screen. */
function sayOrigin({ screens }, say) {
  const screen = screens.find(({ id }) => id === view.state.origin);
  if (screen && !view.state.position) say(words("from_screen", { screen: screen.name }));
}

/** Who came for a route and gave no position may start it at a screen. */
function startAtScreen(note, { screens }) {
  for (const { id, name } of screens) {
    const link = Object.assign(document.createElement("a"), { href: `?van=${id}`, textContent: words("route_from", { screen: name }) });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      view.set({ origin: id });
    });
    note.append(" ", link);
  }
  note.scrollIntoView({ block: "center" });
}
