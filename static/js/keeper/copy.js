/** A button that puts the text of a field on the clipboard; where that is not allowed it selects the text instead. */

export function attach(button) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector("span");
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = button.dataset.done;
    } catch (error) {
      if (error.name !== "NotAllowedError") throw error; // the text is selected: a key will do
    }
  });
}
