/** How fast a machine draws, measured once at the start, and what it is given to draw. */

const FLUENT = 50; // ms a frame: the camera may fly
const BEARABLE = 4000; // ms a frame that stands still for a minute
const FRAMES = 3;

/** The best of a few whole frames of a MapLibre map, in ms: what the machine can do while nothing else keeps it busy. */
export function timeFrames(map, now = () => performance.now()) {
  const gl = map.getCanvas().getContext("webgl2");
  const pixel = new Uint8Array(4);
  const times = Array.from({ length: FRAMES }, () => {
    const start = now();
    map.redraw();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel); // answers when all of the frame is there
    return now() - start;
  });
  return Math.min(...times);
}

/** 'full': moving in three dimensions; 'still': in steps, with half the pixels on each side; 'flat': the drawing from straight above. */
export function kindFor({ isSoftware, milliseconds }) {
  if (milliseconds > BEARABLE) return "flat";
  return isSoftware || milliseconds > FLUENT ? "still" : "full";
}
