/** Handing this page on: the phone's own way of sharing, else the address on the clipboard. */

export function attach(button) {
  const { title = document.title, url = location.href, done = "" } = button.dataset;
  button.hidden = !navigator.share && !navigator.clipboard;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      button.lastChild.textContent = done; // after the icon
    } catch (error) {
      if (error.name !== "AbortError") throw error; // who changes his mind has done nothing wrong
    }
  });
}
