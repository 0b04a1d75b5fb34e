"""Business numbers for a town's shops out of the register: the sure ones at once, the doubtful ones for a person."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from twin.domain.business_register import Establishment, Listed, Match, Matches, match
from twin.services.changing import Author, Batch, changing
from twin.services.house import House
from twin.storage import desk
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town
from twin.storage.desk import Need

KIND = "doubtful"
NUMBERS = ("establishment_number", "enterprise_number")
SOLVED = "solved"  # as in twin.services.desk


@dataclass(frozen=True, slots=True)
class Taken:
    """``batch`` takes the numbers back by `undo`; ``asked`` doubtful ones were laid on the desk."""

    batch: int | None
    numbers: int
    asked: int


def postcodes_of(house: House, town: str) -> frozenset[str]:
    """The postcodes of the town's premises: what to look for in the register."""
    with house.engine.connect() as connection:
        return frozenset(row["postcode"] for row in rows_at(connection, town, "premises") if row["postcode"])


def plan_numbers(house: House, town: str, register: Iterable[Establishment]) -> Matches:
    """Who would get which number. Nothing is written."""
    return match(_listed(house, town), register)


def take_numbers(house: House, town: str, found: Matches, author: Author) -> Taken:
    """Writes the sure numbers as one action and asks a person about the others, each once. What was asked before and
    is sure by now is asked no more."""
    with changing(house, town, author) as batch:
        written = 0
        for each in found.sure:
            numbers = {
                "establishment_number": each.establishment.number,
                "enterprise_number": each.establishment.enterprise,
            }
            written += bool(batch.update("shop", each.shops[0], numbers))
            desk.close_key(batch.connection, town, _key(each.establishment), house.clock(), SOLVED, None)
        known = desk.items_of_kinds(batch.connection, town, [KIND])
        needs = [_need(batch, each) for each in found.doubtful]
        new = [need for need in needs if need.key not in known]
        desk.lay_down(batch.connection, town, new, house.clock())
    return Taken(batch.id, written, len(new))


def _need(batch: Batch, found: Match) -> Need:
    """``numbers`` are those that the shops have while the question is asked."""
    rows = {shop: batch.row("shop", shop) for shop in found.shops}
    detail = {
        "establishment": asdict(found.establishment),
        "shops": list(found.shops),
        "by": found.by,
        "numbers": {shop: {name: row[name] for name in NUMBERS} for shop, row in rows.items()},
    }
    return Need(KIND, _key(found.establishment), found.shops[0] if len(found.shops) == 1 else "", detail)


def _key(establishment: Establishment) -> str:
    return f"kbo:{establishment.number}"


def _listed(house: House, slug: str) -> list[Listed]:
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        today = house.clock().astimezone(town.place.zone).date()
        premises = {row["id"]: row for row in rows_at(connection, slug, "premises")}
        shops = [row for row in rows_at(connection, slug, "shop") if is_there(row["left_on"], today)]
    return [
        Listed(
            row["id"],
            tuple(row["names"].values()),
            premises[row["premises"]]["street"],
            premises[row["premises"]]["housenumber"],
            row["enterprise_number"],
            row["establishment_number"],
        )
        for row in shops
        if row["premises"] in premises
    ]


def names_of(house: House, town: str) -> dict[str, str]:
    """Shop id -> the name by which a person knows it, with its address."""
    return {
        each.id: f"{each.names[0]}, {each.street} {each.housenumber}" for each in _listed(house, town) if each.names
    }
