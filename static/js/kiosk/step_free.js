/** The tree of walks of a screen without steps and without what a wheelchair cannot pass. Pure; from the network that the screen holds. */

const PASSABLE = 0; // flags of an edge: 1 = steps, 2 = not for a wheelchair

/** {node, parent: [next node on the way back or -1], metres: [by node, Infinity where no way leads]} from `node`. */
export function stepFreeTree(node, { nodes, edges }) {
  const near = nodes.map(() => []);
  for (const [a, b, length, , flags] of edges) {
    if (flags !== PASSABLE) continue;
    near[a].push([b, length]);
    near[b].push([a, length]);
  }
  const metres = nodes.map(() => Infinity);
  const parent = nodes.map(() => -1);
  const open = new Set([node]);
  metres[node] = 0;
  while (open.size) {
    const here = [...open].reduce((best, each) => (metres[each] < metres[best] ? each : best));
    open.delete(here);
    for (const [next, length] of near[here]) {
      if (metres[here] + length >= metres[next]) continue;
      [metres[next], parent[next]] = [metres[here] + length, here];
      open.add(next);
    }
  }
  return { node, parent, metres };
}

/** Whether there is anything in the network that somebody may want to go round. */
export const hasObstacles = ({ edges }) => edges.some(([, , , , flags]) => flags !== PASSABLE);
