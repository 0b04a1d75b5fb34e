/** A page about a day that is over knows that day only: another moment is another page. */
import { write } from "./address.js";
import { onPresent } from "./present.js";
import { view } from "./view.js";

export function attach() {
  onPresent(({ snapshot, moment }, changed) => {
    if (!changed.has("at") || (moment.at >= snapshot.from && moment.at < snapshot.until)) return;
    location.replace(location.pathname + write(view.state, location.search) + location.hash);
  });
}
