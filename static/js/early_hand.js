/* A press on a button whose script is still on its way is kept, and done once it is there (main.js). */
(() => {
  const kept = [];
  addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest?.("button[type=button]");
      const home = button?.closest("[data-module]");
      if (home && !("attached" in home.dataset)) kept.push([home, button]);
    },
    true,
  );
  /** Those pressed within `home`, in order. */
  globalThis.pressedEarly = (home) => kept.filter(([of]) => of === home).map(([, button]) => button);
})();
