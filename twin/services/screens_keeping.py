"""Screens in the street at the desk: read from a form and checked, kept, taken away."""

from collections.abc import Mapping, Sequence
from math import cos, isfinite, radians, sin
from typing import Any

import orjson

from twin.domain.core import Core
from twin.domain.footprint import Ground, Position
from twin.domain.premises import Premises
from twin.domain.search import words_of
from twin.domain.street_view import is_inside
from twin.domain.walking import Network
from twin.errors import Invalid, NotFound
from twin.services import on_the_map
from twin.services.changing import Author
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import read_layers, read_walking

DECIMALS = 7  # of a degree: 1 cm
LONGEST_NAME = 60
BEFORE_A_FRONT = 2.0  # metres: where somebody stands who reads a screen in a shop window
# field -> (column, least, most). The lower edge may hang no higher than what a seated person reaches leaves room for
NUMBERS: Mapping[str, tuple[str, float, float]] = {
    "richting": ("bearing", 0, 360),
    "duim": ("diagonal_inch", 5, 200),
    "breed": ("width_px", 320, 16_384),
    "hoog": ("height_px", 320, 16_384),
    "rand": ("mounting_height_mm", 0, 1_100),
}
WHOLE = frozenset({"breed", "hoog"})
FIELDS = ("naam", "voor", "lon", "lat", *NUMBERS)
# ids that would hide an address of the desk or of the screens themselves
RESERVED = frozenset({"nieuw", "koppelen", "instellingen", "zicht", "nood", "gebruik", "worker.js"})


class FaultyScreen(Invalid):
    """``faults``: field of the form -> what is wrong: name, long, address, position, outside, far, or 'number' for
    one that is none or beyond its limits (`NUMBERS`)."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


def screens(house: House, slug: str) -> list[dict[str, Any]]:
    """All rows, by name."""
    with house.engine.connect() as connection:
        return sorted(rows_at(connection, slug, "screen"), key=lambda row: (row["name"].casefold(), row["id"]))


def one_screen(house: House, slug: str, key: str) -> dict[str, Any]:
    """Raises NotFound."""
    found = next((row for row in screens(house, slug) if row["id"] == key), None)
    if found is None:
        raise NotFound(f"there is no screen '{key}'")
    return found


def read_screen(
    house: House, core: Core, typed: Mapping[str, str], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The values of a row out of a form: naam, lon and lat or ``voor`` (an address, which then decides), richting,
    duim, breed, hoog, rand. A screen that stays where it is, as in the row ``before``, may stand anywhere. Raises
    FaultyScreen."""
    faults: dict[str, str] = {}
    name = typed.get("naam", "")
    if not name or len(name) > LONGEST_NAME:
        faults["naam"] = "long" if name else "name"
    placed = placed_by_words(core, typed)
    if typed.get("voor") and not placed:
        faults["voor"] = "address"
    at = position_of(placed)
    if at is None:
        faults.setdefault("lon", "position")
    elif (before is None or at != (before["lon"], before["lat"])) and (why := _misplaced(house, core.town.slug, at)):
        faults["voor" if typed.get("voor") else "lon"] = why
    numbers = {column: _number(placed, field, faults) for field, (column, *_limits) in NUMBERS.items()}
    if faults or at is None:
        raise FaultyScreen(faults)
    return {"name": name, "lon": at[0], "lat": at[1], **numbers, "bearing": (numbers["bearing"] or 0) % 360}


def placed_by_words(core: Core, typed: Mapping[str, str]) -> dict[str, str]:
    """The form with ``voor`` ('Markt 20') worked out into lon, lat and, where it is empty, richting; {} where there
    are no such premises."""
    if not typed.get("voor"):
        return dict(typed)
    wanted = words_of(typed["voor"])
    found = next((each for each in core.premises.values() if words_of(each.address) == wanted), None)
    if found is None:
        return {}
    lon, lat = _before(found)
    looks = f"{((found.facade or 0) + 180) % 360:.0f}"
    return {**typed, "voor": "", "lon": str(lon), "lat": str(lat), "richting": typed.get("richting") or looks}


def position_of(typed: Mapping[str, str]) -> tuple[float, float] | None:
    """(lon, lat) as somebody typed them; None for what is no place on earth."""
    try:
        lon, lat = (round(float(typed.get(name, "").replace(",", ".")), DECIMALS) for name in ("lon", "lat"))
    except ValueError:
        return None
    return (lon, lat) if abs(lon) <= 180 and abs(lat) <= 85 else None


def bearing_of(typed: Mapping[str, str]) -> float | None:
    faults: dict[str, str] = {}
    return _number(typed, "richting", faults)


def size_of(typed: Mapping[str, str]) -> dict[str, Any] | None:
    """How large the screen is and how high it hangs, by the columns of its row; None where that is not all typed."""
    faults: dict[str, str] = {}
    found = {column: _number(typed, field, faults) for field, (column, *_limits) in NUMBERS.items()}
    del found["bearing"]
    return None if faults.keys() - {"richting"} else found


def save_screen(
    house: House, slug: str, key: str, values: Mapping[str, Any], author: Author, seen: Mapping[str, Any] | None = None
) -> tuple[str, int | None]:
    """Changes the screen ``key`` (``seen``: its row as it was known), or makes a new one where it is ''. Returns its id
    and the batch. Raises NotFound, Overtaken."""
    if key:
        return key, on_the_map.change(house, slug, "screen", key, values, author, seen)
    return on_the_map.make(house, slug, "screen", (values["name"], "scherm"), values, author, RESERVED)


def remove_screen(house: House, slug: str, key: str, author: Author) -> int | None:
    """Takes it off the map; it can be undone. Raises NotFound."""
    return on_the_map.remove(house, slug, "screen", key, author)


def _number(typed: Mapping[str, str], field: str, faults: dict[str, str]) -> float | None:
    _column, least, most = NUMBERS[field]
    try:
        value = float(typed.get(field, "").replace(",", "."))
    except ValueError:
        value = float("nan")
    if not (isfinite(value) and least <= value <= most and (field not in WHOLE or value.is_integer())):
        faults[field] = "number"
        return None
    return int(value) if field in WHOLE else value


def _misplaced(house: House, slug: str, at: Position) -> str:
    """'outside' the core, 'far' from every street, or ''."""
    perimeter = orjson.loads(read_layers(house.engine, slug)["perimeter"])
    if not any(_is_within(at, each["geometry"]) for each in perimeter["features"]):
        return "outside"
    network = orjson.loads(read_walking(house.engine, slug)[0])
    return "far" if Network(network["nodes"], network["edges"]).meet(at) is None else ""


def _is_within(at: Position, geometry: Mapping[str, Any]) -> bool:
    polygons: Sequence[Any] = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    return any(is_inside(at, outer) and not any(is_inside(at, hole) for hole in holes) for outer, *holes in polygons)


def _before(premises: Premises) -> tuple[float, float]:
    """On the pavement before the front door."""
    looks = radians(premises.facade or 0)
    away = BEFORE_A_FRONT if premises.facade is not None else 0.0
    lon, lat = Ground(premises.door).degrees((away * sin(looks), away * cos(looks)))
    return round(lon, DECIMALS), round(lat, DECIMALS)
