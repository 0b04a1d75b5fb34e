/** Shows every view once, unseen, before the first visitor: letters and drawings are made when they are first needed. */

const LONGEST = 400; // ms to wait for a picture: a page that nobody sees gets none

export async function warm({ visit, present }) {
  const [first] = present.snapshot.shops;
  const views = [{ view: "browse", keyboard: true }, { keyboard: false }, first && { view: "result", chosen: first.slug }];
  document.documentElement.dataset.warming = "";
  for (const patch of views.filter(Boolean)) {
    visit.set(patch);
    await painted();
  }
  document.activeElement?.blur();
  visit.end();
  delete document.documentElement.dataset.warming;
}

/** Resolves when the browser has had the time to paint what is there now. */
export function painted() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST));
  return Promise.race([frame().then(frame), late]);
}
