"""Public places at the desk: the market, car parks, toilets, landmarks. Read from a form, kept, removed."""

from collections.abc import Mapping
from typing import Any

from geodata.schema import PLACES
from twin.domain.drawn import Bounds, Misdrawn, check_near
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.town import Town
from twin.errors import Invalid, NotFound
from twin.services import on_the_map
from twin.services.changing import Author
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import read_town

KINDS = PLACES.allowed("kind")  # a dataset may have others, which then stay
WHEELCHAIR = ("", *PLACES.allowed("wheelchair"))
LONGEST_NAME, LONGEST_HOURS = 100, 1000
MOST_SPACES = 100_000
DECIMALS = 7  # of a degree: 1 cm


class FaultyPlace(Invalid):
    """``faults``: field of the form -> key of what is wrong, or the InvalidHours that says so itself."""

    def __init__(self, faults: Mapping[str, str | InvalidHours]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


def places(house: House, slug: str) -> list[dict[str, Any]]:
    """All rows, in the order of their ids."""
    with house.engine.connect() as connection:
        return list(rows_at(connection, slug, "place"))


def one_place(house: House, slug: str, key: str) -> dict[str, Any]:
    """Raises NotFound."""
    found = next((row for row in places(house, slug) if row["id"] == key), None)
    if found is None:
        raise NotFound(f"there is no place '{key}'")
    return found


def read_place(house: House, slug: str, typed: Mapping[str, str], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The values of a row out of a form: ``naam_<language>``, soort, uren, plaatsen, rolstoel, blikvanger, lon, lat.
    Raises FaultyPlace."""
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
    faults: dict[str, str | InvalidHours] = {}
    lon, lat = _position(typed, town.bounds, faults)
    values = {
        "names": _names(typed, town, faults),
        "kind": _kind(typed.get("soort", ""), before, faults),
        "opening_hours": _hours(typed.get("uren", ""), town, faults),
        "capacity": _capacity(typed.get("plaatsen", ""), faults),
        "wheelchair": _wheelchair(typed.get("rolstoel", ""), faults),
        "landmark": typed.get("blikvanger", "") == "1",
        "lon": lon,
        "lat": lat,
    }
    if values["landmark"] and not values["names"]:
        faults.setdefault(f"naam_{town.first_language}", "name_of_landmark")
    if faults:
        raise FaultyPlace(faults)
    return values


def save_place(
    house: House, slug: str, key: str, values: Mapping[str, Any], author: Author, seen: Mapping[str, Any] | None = None
) -> tuple[str, int | None]:
    """Changes the place ``key`` (``seen``: its row as it was known), or makes a new one where it is ''. Returns its id
    and the batch. Raises NotFound, Overtaken."""
    if key:
        return key, on_the_map.change(house, slug, "place", key, values, author, seen)
    names = next(iter(values["names"].values()), values["kind"]), values["kind"]
    return on_the_map.make(house, slug, "place", names, values, author)


def remove_place(house: House, slug: str, key: str, author: Author) -> int | None:
    """Takes it off the map; it can be undone. Raises NotFound."""
    return on_the_map.remove(house, slug, "place", key, author)


def _names(typed: Mapping[str, str], town: Town, faults: dict[str, str | InvalidHours]) -> dict[str, str]:
    found = {language: typed.get(f"naam_{language}", "") for language in town.languages}
    for language, text in found.items():
        if len(text) > LONGEST_NAME:
            faults[f"naam_{language}"] = "too_long"
    return {language: text for language, text in found.items() if text}


def _kind(text: str, before: Mapping[str, Any] | None, faults: dict[str, str | InvalidHours]) -> str:
    if text not in KINDS and not (before and text == before["kind"]):
        faults["soort"] = "kind"
    return text


def _hours(text: str, town: Town, faults: dict[str, str | InvalidHours]) -> str | None:
    if not text:
        return None
    if len(text) > LONGEST_HOURS:
        faults["uren"] = "too_long"
        return None
    try:
        OpeningHours.parse(text, calendar=town.calendar, place=town.place)
    except InvalidHours as invalid:
        faults["uren"] = invalid
    return text


def _capacity(text: str, faults: dict[str, str | InvalidHours]) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text) <= MOST_SPACES):
        faults["plaatsen"] = "number"
        return None
    return int(text)


def _wheelchair(text: str, faults: dict[str, str | InvalidHours]) -> str:
    if text not in WHEELCHAIR:
        faults["rolstoel"] = "kind"
    return text


def _position(
    typed: Mapping[str, str], bounds: Bounds, faults: dict[str, str | InvalidHours]
) -> tuple[float | None, float | None]:
    try:
        lon, lat = (round(float(typed.get(name, "").replace(",", ".")), DECIMALS) for name in ("lon", "lat"))
        if not (abs(lon) <= 180 and abs(lat) <= 85):  # so is what is not a number
            raise ValueError
        check_near((lon, lat), bounds)
    except Misdrawn:
        faults["lon"] = "far"
        return None, None
    except ValueError:
        faults["lon"] = "position"
        return None, None
    return lon, lat
