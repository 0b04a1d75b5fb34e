"""The commercial units: the ground floor of a house, or half of it where one building has two numbers."""

from dataclasses import dataclass
from datetime import date

from geodata.drawing.features import Feature, area, feature
from geodata.drawing.plane import Point, degrees
from geodata.drawing.streets import table
from geodata.drawing.terraces import House

POSTCODE = "9550"


@dataclass(frozen=True)
class Unit:
    """One premises in the drawing. ``address`` as people write it: 'Groenlaan 14'."""

    id: str
    address: str
    house: House
    number: str
    share: tuple[float, float]
    vacant_since: date | None

    @property
    def ring(self) -> list[Point]:
        return self.house.part(self.share)

    @property
    def door(self) -> Point:
        return self.house.door(sum(self.share) / 2)


def units(houses: list[House]) -> list[Unit]:
    """A unit for every address that ``shops.toml`` names, occupied or vacant.

    Raises ValueError where no house is drawn at that address, or where two shops share one.
    """
    rows = table("shops")
    places = {f"{house.street.name} {number}": house for house in houses for number in house.units}
    vacant = {row["at"]: row["since"] for row in rows["vacant"]}
    addresses = [row["at"] for row in rows["shop"]] + list(vacant)
    lost = [address for address in addresses if address not in places]
    twice = [address for address in addresses if addresses.count(address) > 1]
    if lost or twice:
        raise ValueError(f"shops.toml: no house is drawn at {lost}; named twice: {twice}")
    return [_unit(address, places[address], vacant.get(address)) for address in addresses]


def features(found: list[Unit]) -> list[Feature]:
    return [_feature(unit) for unit in found]


def _unit(address: str, house: House, since: date | None) -> Unit:
    number = address.rsplit(" ", 1)[1]
    place, of = house.units.index(number), len(house.units)
    key = f"p-{house.street.slug}-{number.lower()}"
    return Unit(key, address, house, number, (place / of, (place + 1) / of), since)


def _feature(unit: Unit) -> Feature:
    lon, lat = degrees(unit.door)
    return feature(
        unit.id,
        area(unit.ring, 7),
        building=unit.house.id,
        street=unit.house.street.name,
        housenumber=unit.number,
        postcode=POSTCODE,
        door_lon=lon,
        door_lat=lat,
        status="vacant" if unit.vacant_since else "occupied",
        vacant_since=unit.vacant_since.isoformat() if unit.vacant_since else None,
        footprint_from="drawn",
        source="schematic",
    )
