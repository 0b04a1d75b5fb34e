/** What this machine can draw: WebGL2 at all, and by a graphics card or by the processor. */

/** Thrown where there is no WebGL2: the page offers the light map instead. */
export class NoWebGL extends Error {
  name = "NoWebGL";
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** @returns {{software: boolean, renderer: string}} @throws {NoWebGL} */
export function capability() {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2");
  if (!gl) throw new NoWebGL("This browser has no WebGL2");
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext(); // browsers allow few contexts: give this one back
  return { software: SOFTWARE.test(renderer), renderer };
}

export const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
