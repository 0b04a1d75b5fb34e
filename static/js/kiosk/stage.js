/** The map follows what was chosen, always after the list: no touch ever waits for it. */

export function attachStage() {
  return () => {};
}
