/** The staff's menu: a corner of the glass that is held for five seconds asks a code. Works without a network. */
const HOLD = 5_000; // ms
const CORNER = 0.12; // of the short side of the glass
const LONGEST = 12; // digits
const CLOSES_AFTER = 60_000; // ms without a touch

/** Whether (x, y) lies in the upper corner away from the clock. */
export const inCorner = (x, y, box) => {
  const side = CORNER * Math.min(box.width, box.height);
  return x >= box.left && x <= box.left + side && y >= box.top && y <= box.top + side;
};

/** What the menu tells: [[key of its words, value]]. */
export function lines(told, since) {
  const { online, offline_since: from, bundle, agent, disk_free: disk, memory_free: memory, temperature, name, server } = told;
  return [
    ["staff_screen", name ?? "-"],
    ["staff_network", online ? "✓" : `✗ ${since(from)}`],
    ["staff_server", server],
    ["staff_version", `${bundle ?? "-"} · ${agent}`],
    ["staff_clock", told.clock_trusted ? "✓" : "✗"],
    ["staff_machine", [temperature === null ? null : `${Math.round(temperature)} °C`, `${disk} MB`, `${memory} MB`].filter(Boolean).join(" · ")],
  ];
}

export const attachStaff = (link) => ({ say, visit, timezone }) => {
  const menu = document.querySelector("[data-staff]");
  if (!menu) return () => {};
  const part = (name) => menu.querySelector(`[data-staff-${name}]`);
  let code = "";
  let closing = null;

  hold(document.querySelector("[data-stage]"), open);

  function open() {
    code = "";
    show();
    menu.hidden = false;
    part("door").hidden = false;
    part("inside").hidden = true;
    part("answer").textContent = "";
    part("close").focus({ preventScroll: true });
    stay();
  }

  function close() {
    code = "";
    clearTimeout(closing);
    menu.hidden = true;
  }

  function stay() {
    clearTimeout(closing);
    closing = setTimeout(close, CLOSES_AFTER);
  }

  const show = () => (part("code").textContent = "•".repeat(code.length));

  async function ask(deed) {
    try {
      const answer = await link.tell("personeel", { code, do: deed });
      const told = await answer.json();
      if (answer.status === 403) return refuse(told.retry_after);
      return enter(told, deed);
    } catch {
      part("answer").textContent = say("staff_failed");
      return undefined;
    }
  }

  function refuse(wait) {
    code = "";
    show();
    part("answer").textContent = wait > 0 ? say("staff_wait", { n: wait }) : say("staff_wrong");
  }

  function enter(told, deed) {
    part("answer").textContent = deed === "status" ? "" : say(`staff_${deed}_now`);
    part("door").hidden = true;
    part("inside").hidden = false;
    const at = { hour: "2-digit", minute: "2-digit", day: "numeric", month: "short", timeZone: timezone };
    const since = (from) => new Intl.DateTimeFormat(visit.state.language, at).format(new Date((from ?? 0) * 1000));
    const rows = lines(told, since).flatMap(([key, value]) => [made("dt", say(key)), made("dd", value)]);
    part("status").replaceChildren(...rows);
    menu.querySelector("[data-staff-do=off]").hidden = !told.can_turn_off;
  }

  menu.addEventListener("click", (event) => {
    stay();
    const { staffKey, staffDo } = event.target.closest("button")?.dataset ?? {};
    if (staffKey) {
      code = staffKey === "erase" ? code.slice(0, -1) : (code + staffKey).slice(0, LONGEST);
      show();
    }
    if (staffDo === "close") close();
    else if (staffDo) ask(staffDo);
  });
  return () => {};
};

const made = (tag, textContent) => Object.assign(document.createElement(tag), { textContent });

/** Calls `act` once a finger stayed in the corner; one that slides away, or a second one, is no such hold. */
function hold(stage, act) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  addEventListener("pointerdown", ({ clientX, clientY }) => {
    stop();
    if (inCorner(clientX, clientY, stage.getBoundingClientRect())) timer = setTimeout(act, HOLD);
  }, { capture: true, passive: true });
  addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!inCorner(clientX, clientY, stage.getBoundingClientRect())) stop();
  }, { capture: true, passive: true });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, stop, { capture: true, passive: true });
}
