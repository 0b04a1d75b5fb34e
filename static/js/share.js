/** Handing this page on: the phone's own way of sharing, else the address on the clipboard. */

export function attach(button) {
  const { title = document.title, copied = "" } = button.dataset;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  button.hidden = !navigator.share && !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) return await navigator.share({ title, url: address });
      await navigator.clipboard.writeText(address);
      (button.querySelector("[data-label]") ?? button).textContent = copied;
    } catch (error) {
      if (error.name !== "AbortError") throw error; // who changes his mind has done nothing wrong
    }
  });
}
