/** From where the screen shows the town: always heads-up, the way its reader faces. Pure. */

const METRES_PER_DEGREE = 111_195;
const WORLD = 40_075_017 / 512; // metres to a pixel at zoom 0 on the equator, for tiles of 512
// all views within one whole step of zoom: at a new step MapLibre prepares the whole town anew
const CLOSEST = 17.99;
const VIEWS = {
  attract: { zoom: CLOSEST, pitch: 72.6, ahead: 95 }, // ahead: metres before the screen that the view looks at
  browse: { zoom: 17.15, pitch: 58, ahead: 95 },
};
const WAY = { pitch: 60, furthest: 15.8, room: 760 }; // room: pixels of a 1080 wide map that the way may take

/** {center, zoom, pitch, bearing} for a view, or for the way ([[lon, lat], ...]) that it shows. */
export function cameraFor(view, { at, bearing }, points, scale = 1) {
  if (points) return alongWay(points, bearing, scale);
  const { zoom, pitch, ahead } = VIEWS[view] ?? VIEWS.browse;
  return { center: moved(at, bearing, ahead), zoom: Math.min(CLOSEST, zoom + Math.log2(scale)), pitch, bearing };
}

const TURNS = [0, 20, 0, -20]; // degrees from the way the reader faces, a step a minute: never a drift

/** From where a screen at rest shows the town in a `minute`: one of a few views, round the same place before the screen. */
export function cameraAtRest(minute, settings, scale = 1) {
  const view = cameraFor("attract", settings, null, scale);
  return { ...view, bearing: (view.bearing + TURNS[minute % TURNS.length] + 360) % 360 };
}

/** The whole way in view, whatever its length; what lies ahead is foreshortened by the pitch. */
function alongWay(points, bearing, scale) {
  const turn = (bearing * Math.PI) / 180;
  const width = Math.cos((points[0][1] * Math.PI) / 180);
  const seen = points.map(([lon, lat]) => {
    const [east, north] = [(lon - points[0][0]) * METRES_PER_DEGREE * width, (lat - points[0][1]) * METRES_PER_DEGREE];
    return [east * Math.cos(turn) - north * Math.sin(turn), east * Math.sin(turn) + north * Math.cos(turn)];
  });
  const [[left, right], [near, far]] = [0, 1].map((axis) => [Math.min, Math.max].map((end) => end(...seen.map((point) => point[axis]))));
  const metres = Math.max(40, (right - left) * 1.25, (far - near) * Math.cos((WAY.pitch * Math.PI) / 180) * 1.5);
  const zoom = Math.log2((WORLD * width * WAY.room * scale) / metres);
  const middle = moved(moved(points[0], bearing + 90, (left + right) / 2), bearing, (near + far) / 2);
  return { center: middle, zoom: Math.min(CLOSEST, Math.max(WAY.furthest, zoom)), pitch: WAY.pitch, bearing };
}

/** The point `metres` from [lon, lat] in the direction of a bearing. */
function moved([lon, lat], bearing, metres) {
  const turn = (bearing * Math.PI) / 180;
  const width = Math.cos((lat * Math.PI) / 180);
  const degrees = metres / METRES_PER_DEGREE;
  return [lon + (Math.sin(turn) * degrees) / width, lat + Math.cos(turn) * degrees];
}
