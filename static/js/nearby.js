/** 'Dichtst bij mij': asks for the position only when tapped, and orders the list by the walk from there. */
import { announce } from "./announce.js";
import { shops } from "./snapshot.js";
import { view } from "./view.js";

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
  };
  button.addEventListener("click", () => {
    if (!view.state.position) return ask();
    view.set({ position: null });
    say("");
  });
  if (cameForRoute()) shops().then(ask);
  view.addEventListener("change", () => button.setAttribute("aria-pressed", String(view.state.position !== null)));
}

/** Whether somebody tapped 'Route' on a shop's page just now; a reload or a shared link does not count as a tap. */
function cameForRoute() {
  const address = new URL(location.href);
  if (!address.searchParams.has("route")) return false;
  address.searchParams.delete("route");
  history.replaceState(null, "", address);
  return document.referrer.startsWith(`${location.origin}/`) && performance.getEntriesByType("navigation")[0]?.type === "navigate";
}
