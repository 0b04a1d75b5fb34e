/** Shows as many children of a list as its height holds, one at least, from number `first` on. Gives how many. */
export function showThatFit(list, first = 0) {
  const children = [...list.children];
  children.forEach((child, i) => { child.hidden = i < first; });
  let last = children.length;
  // a list of one line more than its box is measured, not guessed: words wrap as they like
  while (last > first + 1 && list.scrollHeight > list.clientHeight + 2) children[(last -= 1)].hidden = true;
  return last - first;
}
