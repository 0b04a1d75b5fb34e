/** How old the data is, said where it matters: without a connection, and once the snapshot has run out. */
import { now } from "./clock.js";
import { clock, longDate } from "./dates.js";
import { onPresent } from "./present.js";
import { connection } from "./request.js";
import { wallTime } from "./wall_time.js";
import { words } from "./words.js";

export function attach(note) {
  const show = ({ snapshot }) => {
    const hasRunOut = now() >= snapshot.until && !snapshot.past;
    const isCut = connection.isLost || !navigator.onLine;
    const wall = wallTime(snapshot.made, snapshot.town.timezone);
    const made = `${longDate(wall, snapshot.language)}, ${clock(wall, snapshot.language)}`;
    note.textContent = hasRunOut ? words("run_out", { made }) : isCut ? words("offline", { made }) : "";
    note.hidden = !note.textContent;
  };
  let seen = null;
  onPresent((present) => show((seen = present)));
  for (const event of ["online", "offline"]) addEventListener(event, () => seen && show(seen));
  connection.addEventListener("change", () => seen && show(seen));
}
