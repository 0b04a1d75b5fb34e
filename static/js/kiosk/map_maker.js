/** Makes the map in three dimensions, where this machine can, and looks how well it does. */
import { cameraAtRest } from "./camera.js";
import { coversOf } from "./covers.js";
import { REFERENCE } from "./follower.js";
import { kindFor, timeFrames } from "./frames.js";

/** The map, or null where this machine cannot draw it: the list says everything it would. */
export async function make({ settings, library, clock }, element, onChoose) {
  if (settings.flat) return null; // a small picture, one of many on a page
  try {
    const { TwinMap } = await import("../map/twin_map.js");
    const map = new TwinMap(element, {
      snapshot: library.twin,
      camera: { name: "attract", at: settings.at, bearing: settings.bearing },
      mode: "screen",
      covers: () => coversOf(element, map?.map.project(settings.at)),
      onChoose,
    });
    // before its first frame: another view would make it prepare the whole town twice
    map.flyTo(cameraAtRest(Math.floor(clock.now / 60), settings, element.clientWidth / REFERENCE));
    return map;
  } catch (error) {
    if (error.name !== "NoWebGL") console.error(error);
    return null;
  }
}

/** The map once all of it is there; null where part of it never came (its letters and icons are fetched), or where it is too slow. */
export async function drawn(map, element) {
  try {
    await map?.drawn();
    if (!map) return null;
    const kind = kindFor({ isSoftware: map.isPaced, milliseconds: timeFrames(map.map) });
    element.dataset.kind = kind;
    if (kind === "flat") map.destroy();
    else if (kind === "still") map.spare();
    return kind === "flat" ? null : map;
  } catch (error) {
    console.error(error);
    map.destroy();
    return null;
  }
}
