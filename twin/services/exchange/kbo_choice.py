"""A person says which shop an establishment of the register is: its numbers are then that shop's."""

from datetime import datetime

from sqlalchemy import Connection

from twin.errors import Invalid, NotFound
from twin.services.changing import Author, Batch, changing
from twin.services.exchange.kbo import KIND
from twin.services.house import House
from twin.storage import desk
from twin.storage.changes import batches_undone, is_undone, rows_at
from twin.storage.cores import is_there, read_town
from twin.storage.desk import Item, Need

CHOSEN, NONE_OF_THEM = "zaak", "geen"  # outcomes


class NotThisShop(Invalid):
    """``why``: 'unknown' for a shop that was not among the candidates, 'left' for one that is gone, 'taken' where
    another shop has this number."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the number cannot go to this shop: {why}")
        self.why = why


def choose(house: House, town: str, number: int, shop: str, by: Author, anyway: bool = False) -> int | None:
    """The doubt ``number`` is about ``shop``; '' for none of the candidates. Returns the batch, None where nothing
    had to be written.

    Raises NotFound, Invalid where it was decided already, NotThisShop, and Overtaken where the shop has got another
    number since the question was asked; with ``anyway`` that one is replaced.
    """
    now = house.clock()
    with changing(house, town, by) as batch:  # waits for a colleague who is deciding the same
        item = _open_doubt(batch.connection, town, number)
        detail = dict(item.detail)
        if shop:
            _write(batch, town, item, shop, now, anyway)
            detail |= {"chosen": shop, "batch": batch.id}
        outcome = CHOSEN if shop else NONE_OF_THEM
        done = {"done_at": now, "done_by": by.person, "outcome": outcome, "clicks": item.clicks + 1}
        desk.rewrite(batch.connection, item.id, detail=detail, **done)
    return batch.id


def ask_again(connection: Connection, town: str, now: datetime) -> None:
    """Lays a doubt down anew whose choice was taken back."""
    undone = batches_undone(connection, town)
    known = desk.items_of_kinds(connection, town, [KIND]).values() if undone else ()
    for item in known:
        chosen = item.detail.get("batch")
        if item.done_at is not None and chosen in undone and is_undone(connection, town, chosen):
            desk.put_away(connection, item)
            detail = {name: value for name, value in item.detail.items() if name not in ("chosen", "batch")}
            desk.lay_down(connection, town, [Need(KIND, item.key, item.shop, detail)], now)


def _open_doubt(connection: Connection, town: str, number: int) -> Item:
    item = desk.with_number(connection, town, number)
    if item is None or item.kind != KIND:
        raise NotFound(f"there is no doubt {number}")
    if item.done_at is not None:
        raise Invalid(f"item {number} was done already")
    return item


def _write(batch: Batch, slug: str, item: Item, shop: str, now: datetime, anyway: bool) -> None:
    found = item.detail["establishment"]
    numbers = {"establishment_number": found["number"], "enterprise_number": found["enterprise"]}
    if shop not in item.detail["shops"]:
        raise NotThisShop("unknown")
    town, _ = read_town(batch.connection, slug)
    today = now.astimezone(town.place.zone).date()
    there = {row["id"]: row for row in rows_at(batch.connection, slug, "shop") if is_there(row["left_on"], today)}
    if shop not in there:
        raise NotThisShop("left")
    if any(row["establishment_number"] == found["number"] for key, row in there.items() if key != shop):
        raise NotThisShop("taken")
    seen = item.detail.get("numbers", {}).get(shop, dict.fromkeys(numbers, ""))
    batch.update("shop", shop, numbers, expected=None if anyway else seen)
