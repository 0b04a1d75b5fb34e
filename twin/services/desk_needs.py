"""What needs a person: read off a town's rows, the same each time it is asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from twin.domain.hours import OpeningHours
from twin.domain.hours_hints import beyond_the_law, never_closes, overlap
from twin.services.proposals import need_of
from twin.services.questions import readable_hours
from twin.storage.desk import Need
from twin.storage.desk_book import Book

Row = Mapping[str, Any]


def needs(book: Book) -> Iterator[Need]:
    """Everything that holds now, in no particular order."""
    yield from (need_of(each.id, each.shop) for each in book.proposals)
    yield from (Need("wish", f"wish:{number}", shop, {"wish": number}) for number, shop in book.unanswered)
    for shop in book.shops:
        yield from _of_shop(book, shop)
    yield from _of_premises(book)
    yield from _of_screens(book)


def _of_shop(book: Book, shop: Row) -> Iterator[Need]:
    key = shop["id"]
    if key not in book.kept:
        yield Need("unclaimed", f"unclaimed:{key}", key)
    elif since := _unconfirmed_since(book, shop):
        yield Need("stale", f"stale:{key}", key, {"since": since})
    if not shop["opening_hours"]:
        yield Need("without_hours", f"without_hours:{key}", key, {"text": shop["hours_text"]})
        return
    hours = readable_hours(shop["opening_hours"], book.town)
    if hours is None:
        yield Need("unreadable", f"unreadable:{key}", key, {"text": shop["opening_hours"]})
        return
    yield from _odd_hours(book, shop, hours)


def _unconfirmed_since(book: Book, shop: Row) -> str:
    """The day on which its shopkeeper or who checked it last said that it is right; '' while that still counts."""
    kept_on = shop["confirmed_at"].astimezone(book.town.place.zone).date() if shop["confirmed_at"] else None
    last = max((day for day in (kept_on, shop["checked_on"]) if day), default=None)
    if last is None:
        return "never"
    return last.isoformat() if book.today - last > book.town.confirmed_for else ""


def _odd_hours(book: Book, shop: Row, hours: OpeningHours) -> Iterator[Need]:
    key, monday = shop["id"], book.today - timedelta(book.today.weekday())
    if never_closes(hours, shop["category"], monday):
        yield Need("never_closes", f"never_closes:{key}", key, {"hours": shop["opening_hours"]})
    elif late := beyond_the_law(hours, shop["category"], book.town.country, monday):
        detail = {"hours": shop["opening_hours"], "weekday": late.weekday(), "time": f"{late:%H:%M}"}
        yield Need("late", f"late:{key}", key, detail)


def _of_premises(book: Book) -> Iterator[Need]:
    tenants: defaultdict[str, list[Row]] = defaultdict(list)
    for shop in book.shops:
        tenants[shop["premises"]].append(shop)
    monday = book.today - timedelta(book.today.weekday())
    for premises in book.premises:
        key, inside = premises["id"], tenants[premises["id"]]
        if not inside and premises["vacant_since"] is None and key not in book.left:
            yield Need("tenantless", f"tenantless:{key}", detail={"premises": key})
        if inside and premises["status"] == "vacant":
            yield Need("vacant_tenant", f"vacant_tenant:{key}", inside[0]["id"], {"premises": key})
        for one, other in combinations(inside, 2):
            if _at_once(book, one, other, monday):
                pair = {"premises": key, "other": other["id"]}
                yield Need("overlap", f"overlap:{one['id']}:{other['id']}", one["id"], pair)


def _at_once(book: Book, one: Row, other: Row, monday: date) -> bool:
    hours = [readable_hours(each["opening_hours"], book.town) for each in (one, other)]
    return hours[0] is not None and hours[1] is not None and overlap(hours[0], hours[1], monday)


def _of_screens(book: Book) -> Iterator[Need]:
    """A screen that was never heard, and has no machine, is none: it may not stand there yet."""
    for screen in sorted(book.heard.keys() | book.machines.keys()):
        machine = book.machines.get(screen)
        found = machine.problems(book.now) if machine else book.heard[screen].troubles(book.now)
        troubles = {name: since.isoformat() if since else "" for name, since in found}
        if troubles:
            yield Need("screen", f"screen:{screen}", detail={"screen": screen, "troubles": troubles})
