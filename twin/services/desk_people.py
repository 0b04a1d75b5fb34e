"""Who may what in a town: its officers, and the shopkeepers with the shops that they keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from twin.errors import Invalid
from twin.services.field_words import called
from twin.services.house import House
from twin.services.officers import officers_of, remove_officer
from twin.storage import desk_names, people
from twin.storage.people import Member


@dataclass(frozen=True)
class Keeps:
    """Somebody and one shop of hers. ``slug`` is '' where the shop is forgotten."""

    member: Member
    shop: str
    slug: str


def keepers_of(house: House, town: str, language: str) -> Sequence[Keeps]:
    """Every shopkeeper of a town, in the order of the shops' names."""
    with house.engine.connect() as connection:
        found = people.members(connection, town=town, role="shopkeeper")
        shops = desk_names.shops(connection, town, {each.shop for each in found})
    known = [(each, shops.get(each.shop)) for each in found]
    kept = [
        Keeps(each, called(shop.names, language) if shop else "", shop.slug if shop else "") for each, shop in known
    ]
    return sorted(kept, key=lambda each: (each.shop.casefold(), each.member.id))


def _keeps(member: Member, shop: desk_names.ShopName | None, language: str) -> Keeps:
    return Keeps(member, called(shop.names, language), shop.slug) if shop else Keeps(member, "", "")


def end_officer(house: House, town: str, number: int) -> Member:
    """Somebody's desk ends (a membership's number). Raises Invalid for the last one, who would lock the door from
    inside, and for a membership that is no desk of this town."""
    officers = officers_of(house, town)
    found = next((each for each in officers if each.id == number), None)
    if found is None:
        raise Invalid("this is no desk of this town")
    if len(officers) == 1:
        raise Invalid("the last officer stays")
    remove_officer(house, town, found.email)
    return found
