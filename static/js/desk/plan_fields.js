/**
 * The fields that hold what is drawn: the same ones that a person may type in. A drawing is { ring, holes, points }: the outline's corners,
 * its courtyards, and the door, the place (and the tip of its arrow) or the ends of a line; all in metres on the plan.
 */
import { bearingOf, tipOf } from "./plan_turn.js";

const field = (plan, name) => plan.closest("form").elements[name];

/** Numbers that a person typed; null for what is no position. */
function position(lon, lat) {
  const found = [lon, lat].map((text) => Number.parseFloat(String(text).replace(",", ".")));
  return found.every(Number.isFinite) ? found : null;
}

function outline(text) {
  try {
    const document = JSON.parse(text);
    const rings = (document.geometry ?? document).coordinates;
    return rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [Number(lon), Number(lat)]));
  } catch {
    return [];
  }
}

const known = (each) => each !== null;

/** How each kind of plan reads its fields and writes them. */
export const KINDS = {
  premises: {
    names: ["grondvlak", "deur_lon", "deur_lat"],
    read(plan, ground) {
      const rings = outline(field(plan, "grondvlak").value).map((ring) => ring.map((each) => ground.metres(each)));
      const door = position(field(plan, "deur_lon").value, field(plan, "deur_lat").value);
      return { ring: rings[0] ?? [], holes: rings.slice(1), points: [door].filter(known).map((each) => ground.metres(each)) };
    },
    write(plan, ground, { ring, holes, points }, before) {
      if (JSON.stringify([ring, holes]) !== JSON.stringify([before.ring, before.holes])) {
        const closed = [ring, ...holes].map((each) => [...each, each[0]].map((corner) => ground.degrees(corner)));
        field(plan, "grondvlak").value = ring.length ? JSON.stringify({ type: "Polygon", coordinates: closed }) : "";
      }
      if (points[0] && String(points[0]) !== String(before.points[0])) {
        [field(plan, "deur_lon").value, field(plan, "deur_lat").value] = ground.degrees(points[0]);
      }
    },
  },
  point: {
    names: ["lon", "lat"],
    read(plan, ground) {
      const found = position(field(plan, "lon").value, field(plan, "lat").value);
      return { ring: [], holes: [], points: found ? [ground.metres(found)] : [] };
    },
    write(plan, ground, { points }) {
      if (points[0]) [field(plan, "lon").value, field(plan, "lat").value] = ground.degrees(points[0]);
    },
  },
  screen: {
    names: ["lon", "lat", "richting"],
    read(plan, ground) {
      const found = position(field(plan, "lon").value, field(plan, "lat").value);
      const place = found && ground.metres(found);
      return { ring: [], holes: [], points: place ? [place, tipOf(place, this.bearing(plan))] : [] };
    },
    bearing: (plan) => Number.parseFloat(field(plan, "richting").value.replace(",", ".")) || 0,
    write(plan, ground, { points }, before) {
      if (!points.length) return;
      const [place, tip] = points;
      if (String(place) !== String(before.points[0])) [field(plan, "lon").value, field(plan, "lat").value] = ground.degrees(place);
      const bearing = bearingOf(place, tip);
      if (!before.points.length || bearing !== bearingOf(...before.points)) field(plan, "richting").value = bearing;
    },
  },
  cut: {
    names: ["lijn"],
    read(plan, ground) {
      const ends = field(plan, "lijn").value.split(",").map((pair) => position(...pair.trim().split(/\s+/)));
      return { ring: [], holes: [], points: ends.filter(known).slice(0, 2).map((each) => ground.metres(each)) };
    },
    write(plan, ground, { points }) {
      field(plan, "lijn").value = points.map((each) => ground.degrees(each).join(" ")).join(", ");
    },
  },
};
