/** Tells the agent that this page lives, and begins anew when there is something else to show. */
const EACH = 2_000; // ms
const TURN = 8_000; // ms that each language has
const BEATS = 5; // one in so many questions

const { page, key } = document.documentElement.dataset;
for (const name of ["contextmenu", "selectstart", "dragstart"]) document.addEventListener(name, (event) => event.preventDefault());

let round = 0;

async function look() {
  if (round % BEATS === 0) {
    const told = { version: null, drawing: "none", dated: false, errors: 0, state: { view: "attract" }, touched: null };
    await fetch("/agent/hart", { method: "POST", body: JSON.stringify(told) });
  }
  round += 1;
  await fetch("/agent/stand", { cache: "no-store" });
  const shows = await (await fetch(`/agent/eigen?${page}`, { cache: "no-store" })).json();
  if (shows.page !== page || shows.key !== key) location.replace("/");
}

/** An emergency in more words than the glass has room for: one language after the other, each as large as it fits. */
function takeTurns() {
  const main = document.querySelector("main");
  const said = [...document.querySelectorAll(".alert section")];
  const isFull = () => main.scrollHeight > main.clientHeight + 1;
  if (!isFull()) return;
  const show = (place) => {
    document.documentElement.dataset.turns = "large";
    said.forEach((section, i) => (section.hidden = i !== place));
    if (isFull()) document.documentElement.dataset.turns = "small";
    setTimeout(show, TURN, (place + 1) % said.length);
  };
  show(0);
}
if (page === "alert") document.fonts.ready.then(takeTurns);

const again = () => setTimeout(() => look().catch(() => {}).then(again), EACH);
again();
