"""The shops of a town at its desk: found, filtered, begun, moved and ended."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twin.domain.category import GROUPS, Category, category_of
from twin.domain.listing import Refused, read_field
from twin.domain.search import index_of, words_of
from twin.domain.town import Town
from twin.errors import Invalid
from twin.services.changing import Author, changing
from twin.services.field_words import called
from twin.services.house import House
from twin.services.tenancies import came_before, move_in_within
from twin.storage import desk_shops
from twin.storage.cores import is_there, read_town
from twin.storage.desk_shops import Listed

ONLY = ("", "zonder-winkelier", "oud", "zonder-uren", "vertrokken")  # filters of the list
GROUP_IDS = frozenset(group.id for group in GROUPS)
LONGEST_SLUG = 60  # characters


@dataclass(frozen=True)
class Line:
    """A shop in the list. ``said_on``: when somebody last said that it is right."""

    id: str
    slug: str
    name: str
    trade: Category
    address: str
    keepers: int
    has_hours: bool
    said_on: date | None
    is_stale: bool
    left_on: date | None
    is_there: bool
    texts: Sequence[Sequence[str]]


def lines(house: House, slug: str, language: str) -> Sequence[Line]:
    """All shops, those that left too, in the order of their names."""
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
        rows = desk_shops.listed(connection, slug)
    today = house.clock().astimezone(town.place.zone).date()
    return sorted((_line(row, town, today, language) for row in rows), key=lambda line: line.name.casefold())


def pick(found: Sequence[Line], words: str = "", only: str = "", group: str = "") -> Sequence[Line]:
    """Those that match: the best first where ``words`` are given. ``only`` is one of ONLY, ``group`` a group's id."""
    chosen = [line for line in found if _is_wanted(line, only) and (not group or line.trade.group == group)]
    if not words_of(words):
        return chosen
    scores = index_of(line.texts for line in chosen).scores(words)
    return [chosen[number] for number in sorted(scores, key=lambda number: (scores[number], number))]


def _is_wanted(line: Line, only: str) -> bool:
    if only == "vertrokken":
        return not line.is_there
    wanted = {
        "zonder-winkelier": line.keepers == 0,
        "oud": line.is_stale,
        "zonder-uren": not line.has_hours,
    }
    return line.is_there and wanted.get(only, True)


def _line(row: Listed, town: Town, today: date, language: str) -> Line:
    trade = category_of(row.category)
    kept_on = row.confirmed_at.astimezone(town.place.zone).date() if row.confirmed_at else None
    said_on = max((day for day in (kept_on, row.checked_on) if day), default=None)
    address = f"{row.street} {row.housenumber}".strip()
    products = [word for words in row.products.values() for word in words]
    return Line(
        row.id,
        row.slug,
        called(row.names, language),
        trade,
        address,
        row.keepers,
        bool(row.opening_hours),
        said_on,
        said_on is None or today - said_on > town.confirmed_for,
        row.left_on,
        is_there(row.left_on, today),
        (tuple(row.names.values()), tuple(trade.labels.values()), products, (address,)),
    )


def places(house: House, slug: str) -> Sequence[tuple[str, str, bool]]:
    """(id, address, whether it is vacant) of every premises, for a list to choose from."""
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
        today = house.clock().astimezone(town.place.zone).date()
        return desk_shops.premises_to_let(connection, slug, today)


class Faulty(Invalid):
    """``faults``: field of the form -> why ('empty', 'unknown', 'date') or the Refused that says so itself."""

    def __init__(self, faults: Mapping[str, str | Refused]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


def begin(house: House, slug: str, typed: Mapping[str, str], by: Author) -> tuple[str, int | None]:
    """A new shop out of a form (`naam`, `soort`, `pand`, `vanaf`): its slug, and the action, to be undone. The same one
    sent twice is begun once, the second time without an action. Raises Faulty."""
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
    known = {key for key, *_ in places(house, slug)}
    faults: dict[str, str | Refused] = {}
    name = _read("names", "naam", typed, faults)
    tag = _read("category", "soort", typed, faults)
    day = read_day(typed.get("vanaf", ""), "vanaf", faults)
    if typed.get("pand") not in known:
        faults["pand"] = "empty" if not typed.get("pand") else "unknown"
    if faults or day is None:
        raise Faulty(faults)
    said = {"names": {town.first_language: name}, "category": tag, **_nothing_said(town)}
    with changing(house, slug, by) as batch:
        if before := came_before(batch, slug, typed["pand"], said, day):
            return before, None
        slugs, ids = desk_shops.slugs_and_ids(batch.connection, slug)
        own = _free(_slug_of(name), slugs)
        row = {"id": _free(f"s-{own}", ids), "slug": own, **said}
        move_in_within(house, batch, slug, typed["pand"], row, day)
        return own, batch.id


def _nothing_said(town: Town) -> dict[str, object]:
    """The fields of a listing of which nobody said anything yet."""
    texts = dict.fromkeys(("hours_text", "phone", "email", "website", "wheelchair", "source"), "")
    return {**texts, "texts": {}, "products": {}, "payment": [], "demonstration": town.demonstration}


def _read(name: str, field: str, typed: Mapping[str, str], faults: dict[str, str | Refused]) -> str:
    text = typed.get(field, "")
    if not text:
        faults[field] = "empty"
        return ""
    try:
        return str(read_field(name, text))
    except Refused as refused:
        faults[field] = refused
        return ""


def read_day(text: str, field: str, faults: dict[str, str | Refused]) -> date | None:
    """A day out of a form; what is none is noted in ``faults``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        faults[field] = "date" if text else "empty"
        return None
    if not 1900 <= day.year <= 2200:
        faults[field] = "date"
        return None
    return day


def _slug_of(name: str) -> str:
    return re.sub(r"-+", "-", "-".join(words_of(name)).encode("ascii", "ignore").decode())[:LONGEST_SLUG].strip("-")


def _free(wanted: str, taken: set[str]) -> str:
    base, number = wanted or "zaak", 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
