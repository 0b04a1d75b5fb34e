"""What an officer puts on the map by its name, a place or a screen: kept under an id made of that name, taken off."""

from collections.abc import Collection, Mapping
from typing import Any

from twin.domain.search import words_of
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.made_before import made_before
from twin.storage.changes import rows_at

Row = Mapping[str, Any]
LONGEST_ID = 80


def change(house: House, slug: str, thing: str, key: str, values: Row, author: Author, seen: Row | None) -> int | None:
    """``seen``: the row as it was known. Returns the batch. Raises NotFound, Overtaken."""
    with changing(house, slug, author) as batch:
        batch.update(thing, key, values, expected=seen)
    return batch.id


def make(
    house: House,
    slug: str,
    thing: str,
    names: tuple[str, str],
    values: Row,
    author: Author,
    reserved: Collection[str] = (),
) -> tuple[str, int | None]:
    """Its id and the batch; the same sent twice is made once. ``names``: what it is called, and what to take where that
    leaves no letters. ``reserved``: ids that it may not have."""
    with changing(house, slug, author) as batch:
        there = list(rows_at(batch.connection, slug, thing))
        if same := made_before(batch, slug, thing, there, values):
            return same
        key = _free({row["id"] for row in there} | set(reserved), *names)
        batch.create(thing, {"id": key, **values})
        return key, batch.id


def remove(house: House, slug: str, thing: str, key: str, author: Author) -> int | None:
    """Takes it off the map; it can be undone. Raises NotFound."""
    with changing(house, slug, author) as batch:
        batch.remove(thing, key)
    return batch.id


def _free(taken: Collection[str], name: str, otherwise: str) -> str:
    letters = "-".join(words_of(name)).encode("ascii", "ignore").decode()[:LONGEST_ID].strip("-") or otherwise
    found, number = letters, 1
    while found in taken:
        number += 1
        found = f"{letters}-{number}"
    return found
