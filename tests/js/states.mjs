/** Not a test: says for a snapshot what the page would say. In: {snapshot, instants} on stdin; out: [[[kind, title, detail], ...], ...]. */
import { momentAt } from "../../static/js/moment.js";

let text = "";
for await (const part of process.stdin) text += part;
const { snapshot, instants } = JSON.parse(text);
const said = instants.map((at) => {
  const { states, light } = momentAt(snapshot, at);
  return { light, shops: snapshot.shops.map(({ id }) => (({ kind, badge, title, detail, note }) => [kind, badge, title, detail, note])(states.get(id))) };
});
process.stdout.write(JSON.stringify(said));
