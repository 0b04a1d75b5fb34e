"""The table of a town's shops: out, and in again after somebody worked on it, each change shown before it happens.

Only columns that are there are looked at. An empty cell says nothing; a single '-' takes away what stands there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.listing import RULES, Refused, read_field
from twin.domain.town import Town
from twin.services.changing import Author, changing
from twin.services.exchange.refusal import NotReadable
from twin.services.exchange.spreadsheet import Line, Sheet
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town

PLAIN = ("category", "phone", "email", "website", "links", "payment", "wheelchair")
PER_LANGUAGE = {"name": "names", "text": "texts", "products": "products", "hiring": "hiring"}
NUMBERS = ("enterprise_number", "establishment_number")
KEYS = ("id", "slug", "street", "housenumber")
CLEAR = "-"
Row = Mapping[str, Any]
Words = InvalidHours | Refused  # both can say themselves in a language


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken over. ``words`` says why in the reader's language."""

    line: int
    column: str
    words: Words


@dataclass(frozen=True, slots=True)
class Edit:
    """What one line would change: field of `shop` -> (what stands there, what would)."""

    line: int
    shop: str
    name: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Plan:
    """``unknown``: columns that mean nothing to us; ``strangers``: lines whose shop we do not know, with what they
    call it; ``unchanged``: how many lines say what stands there already."""

    edits: tuple[Edit, ...]
    faults: tuple[Fault, ...] = ()
    unknown: tuple[str, ...] = ()
    strangers: tuple[tuple[int, str], ...] = ()
    unchanged: int = 0


@dataclass(frozen=True)
class _Book:
    """What a plan is made against."""

    town: Town
    shops: Mapping[str, Row]
    addresses: Mapping[str, tuple[str, str]]
    faults: list[Fault] = field(default_factory=list)

    def find(self, cells: Mapping[str, str]) -> Row | None:
        """By id, else by slug, else by name and address together."""
        if cells.get("id"):
            return self.shops.get(cells["id"])
        wanted = cells.get("slug")
        found = [
            row for row in self.shops.values() if (row["slug"] == wanted if wanted else self._is_named(row, cells))
        ]
        return found[0] if len(found) == 1 else None

    def _is_named(self, row: Row, cells: Mapping[str, str]) -> bool:
        names = {name.casefold() for name in row["names"].values()}
        street, number = self.addresses.get(row["premises"], ("", ""))
        said = (cells.get("street", ""), cells.get("housenumber", ""))
        same_place = [part.casefold() for part in said] == [street.casefold(), number.casefold()]
        return cells.get("name", "").casefold() in names and same_place


def columns_of(town: Town) -> tuple[str, ...]:
    """The columns of the table that goes out: words in the first language without a suffix, translations with one."""
    others = town.languages[1:]
    words = [name for base in PER_LANGUAGE for name in (base, *(f"{base}_{language}" for language in others))]
    return (*KEYS, *words, *PLAIN, "opening_hours", "checked_on", *NUMBERS)


def shop_rows(house: House, town: str) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The columns and a row for every shop that is there today, by street and number."""
    book = _book(house, town)
    rows = [_told(book, row) for row in book.shops.values()]
    return columns_of(book.town), sorted(rows, key=lambda row: (row["street"], row["housenumber"], row["name"]))


def plan(house: House, town: str, sheet: Sheet) -> Plan:
    """What the table would change. Nothing is written. Raises NotReadable where no column says which shop is meant."""
    if not ({"id", "slug"} & set(sheet.columns) or {"name", "street", "housenumber"} <= set(sheet.columns)):
        raise NotReadable("no_key")
    book = _book(house, town)
    known = set(columns_of(book.town))
    edits, strangers, unchanged = [], [], 0
    for line in sheet.lines:
        row = book.find(line.cells)
        if row is None:
            strangers.append(
                (line.number, line.cells.get("name") or line.cells.get("slug") or line.cells.get("id", ""))
            )
        elif fields := dict(_differing(book, row, line)):
            edits.append(
                Edit(line.number, row["id"], book.town.in_words(row["names"], book.town.first_language), fields)
            )
        else:
            unchanged += 1
    unknown = tuple(name for name in sheet.columns if name not in known)
    return Plan(tuple(edits), tuple(book.faults), unknown, tuple(strangers), unchanged)


def carry_out(house: House, town: str, planned: Plan, author: Author) -> int | None:
    """Writes the plan as one action, faulty cells left out; returns its batch, None where nothing changed.

    Raises Overtaken, and writes nothing, where somebody changed one of the fields since the plan was made.
    """
    with changing(house, town, author) as batch:
        for edit in planned.edits:
            values = {name: after for name, (_, after) in edit.fields.items()}
            seen = {name: before for name, (before, _) in edit.fields.items()}
            batch.update("shop", edit.shop, values, expected=seen)
    return batch.id


def _book(house: House, slug: str) -> _Book:
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        today = house.clock().astimezone(town.place.zone).date()
        shops = {row["id"]: row for row in rows_at(connection, slug, "shop") if is_there(row["left_on"], today)}
        premises = rows_at(connection, slug, "premises")
        return _Book(town, shops, {row["id"]: (row["street"], row["housenumber"]) for row in premises})


def _told(book: _Book, row: Row) -> dict[str, str]:
    street, number = book.addresses.get(row["premises"], ("", ""))
    first = book.town.first_language
    words = {
        base if language == first else f"{base}_{language}": _text(row[name].get(language))
        for base, name in PER_LANGUAGE.items()
        for language in book.town.languages
    }
    plain = {name: _text(row[name]) for name in ("id", "slug", *PLAIN, "opening_hours", "checked_on", *NUMBERS)}
    return {**plain, **words, "street": street, "housenumber": number}


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ";".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _differing(book: _Book, row: Row, line: Line) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """(field, (before, after)) of each field that the line would change."""
    words: dict[str, dict[str, Any]] = {}
    went_out = _told(book, row)  # what was written in another way than we would write it now is no change either
    for column, cell in line.cells.items():
        if not cell or column in KEYS or cell == went_out.get(column, "").strip():
            continue
        base, _, language = column.partition("_")
        per_language = PER_LANGUAGE.get(base if language in book.town.languages or not language else column)
        try:
            if per_language:
                language = language or book.town.first_language
                said = words.setdefault(per_language, dict(row[per_language]))
                _put(said, language, None if cell == CLEAR else read_field(per_language, cell))
            elif column in (*PLAIN, *NUMBERS, "opening_hours", "checked_on"):
                after = _value(book, column, cell)
                if after != row[column]:
                    yield column, (row[column], after)
        except (Refused, InvalidHours) as refused:
            book.faults.append(Fault(line.number, column, refused))
    yield from ((name, (row[name], said)) for name, said in words.items() if said != row[name])


def _put(words: dict[str, Any], language: str, value: Any) -> None:
    if value:
        words[language] = value
    else:
        words.pop(language, None)


def _value(book: _Book, column: str, cell: str) -> Any:
    if column == "opening_hours":
        return None if cell == CLEAR else str(_hours(book, cell))
    if column == "checked_on":
        return None if cell == CLEAR else _day(cell)
    if column in NUMBERS:
        return "" if cell == CLEAR else _number(cell)
    rule = RULES[column]
    value = rule.nothing if cell == CLEAR else rule(cell)
    return list(value) if isinstance(value, list | tuple) else value


def _hours(book: _Book, cell: str) -> OpeningHours:
    return OpeningHours.parse(cell, calendar=book.town.calendar, place=book.town.place)


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise Refused("day", what=cell[:40]) from error


def _number(cell: str) -> str:
    """Ten digits whose last two check the others (KBO: 97 less the rest of a division by 97)."""
    digits = "".join(each for each in cell if each.isdigit())
    if len(digits) != 10 or int(digits[8:]) != 97 - int(digits[:8]) % 97:
        raise Refused("business_number", what=cell[:40])
    return digits
