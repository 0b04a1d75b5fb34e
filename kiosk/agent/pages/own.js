/** Tells the agent that this page lives, and begins anew when there is something else to show. */
const EACH = 2_000; // ms
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

const again = () => setTimeout(() => look().catch(() => {}).then(again), EACH);
again();
