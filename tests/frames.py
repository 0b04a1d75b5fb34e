"""Counts the frames that a page draws by WebGL."""

# a script for the page before its own; `window.framesDrawn` tells
COUNT_FRAMES = """
window.framesDrawn = 0;
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  const context = getContext.call(this, kind, ...more);
  if (kind === "webgl2" && context && !Object.hasOwn(context, "clear")) {
    context.clear = (mask) => {
      window.framesDrawn += 1;
      return WebGL2RenderingContext.prototype.clear.call(context, mask);
    };
  }
  return context;
};
"""
