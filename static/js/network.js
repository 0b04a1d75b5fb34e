/** Walking over the town's network: straight pieces between nodes, by Dijkstra with a heap. Pure. */

const DETOUR = 1.3; // where no network helps: streets make a walk about a third longer than a straight line
const METRES_PER_DEGREE = 111195; // of latitude, on a sphere of 6,371 km

/** Metres along a straight line between [lon, lat] and [lon, lat]; good to 0.5 % within a town. */
export function straight([lonA, latA], [lonB, latB]) {
  const width = Math.cos(((latA + latB) / 2) * (Math.PI / 180));
  return METRES_PER_DEGREE * Math.hypot((lonB - lonA) * width, latB - latA);
}

/** Metres where only a straight line is known. */
export const roughWalk = (from, to) => straight(from, to) * DETOUR;

/** {node, metres} of the node nearest to a position. */
export function nearestNode({ nodes }, position) {
  let best = { node: -1, metres: Infinity };
  nodes.forEach((at, node) => {
    const metres = straight(position, at);
    if (metres < best.metres) best = { node, metres };
  });
  return best;
}

/**
 * Walks from one node to all others: {metres: [..], parent: [node or -1]}; Infinity where no way leads.
 * `passable(flags)` may refuse an edge (1 = steps, 2 = not for a wheelchair).
 */
export function walksFrom({ nodes, edges }, start, passable = () => true) {
  const metres = Array(nodes.length).fill(Infinity);
  const parent = Array(nodes.length).fill(-1);
  const neighbours = Array.from(nodes, () => []);
  for (const [a, b, length, , flags] of edges) {
    if (!passable(flags)) continue;
    neighbours[a].push([b, length]);
    neighbours[b].push([a, length]);
  }
  metres[start] = 0;
  const queue = [[0, start]];
  while (queue.length) {
    const [gone, node] = takeFirst(queue);
    if (gone > metres[node]) continue;
    for (const [next, length] of neighbours[node]) {
      if (gone + length >= metres[next]) continue;
      metres[next] = gone + length;
      parent[next] = node;
      put(queue, [metres[next], next]);
    }
  }
  return { metres, parent };
}

/** The nodes from the start of a tree of walks to `node`. */
export function pathTo(parent, node) {
  const path = [];
  for (let here = node; here >= 0; here = parent[here]) path.unshift(here);
  return path;
}

function put(heap, item) {
  let child = heap.push(item) - 1;
  while (child > 0) {
    const above = (child - 1) >> 1;
    if (heap[above][0] <= item[0]) break;
    [heap[child], heap[above]] = [heap[above], item];
    child = above;
  }
}

function takeFirst(heap) {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0) return first;
  let here = 0;
  for (;;) {
    let child = 2 * here + 1;
    if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child += 1;
    if (child >= heap.length || heap[child][0] >= last[0]) break;
    heap[here] = heap[child];
    here = child;
  }
  heap[here] = last;
  return first;
}
