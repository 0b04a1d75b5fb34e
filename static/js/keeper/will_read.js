/**
 * Says, above the button of a form about days, what visitors will read of it. The server words it; only the sentences that are new are
 * shown, for the rest stands on the page already.
 */
import { answerTo } from "../request.js";

const PATIENCE = 350; // milliseconds without a change before it is asked for

export function attach(form) {
  const place = form.querySelector("[data-will-read]");
  let [timer, asked] = [0, 0];

  async function show() {
    const mine = ++asked;
    const fields = new FormData(form);
    fields.set("doe", form.dataset.doe ?? "");
    fields.set("bekijk", "1");
    const { html, faults } = await answerTo(form.action, fields);
    if (mine !== asked) return;
    const isUnfinished = Object.keys(faults).length > 0;
    const news = isUnfinished ? [] : sentences(new DOMParser().parseFromString(html, "text/html")).filter((each) => !known.has(each));
    place.lastElementChild.textContent = news.join(" ");
    place.hidden = !news.length;
  }

  const known = new Set(sentences(document.querySelector("[data-told]")));
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(console.error), PATIENCE);
  });
}

const sentences = (place) => [...place.querySelectorAll(".told li")].map((item) => item.textContent.trim());
