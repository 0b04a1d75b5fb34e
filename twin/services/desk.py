"""The officer's desk: what needs a person, kept up to date, decided with a click, and counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from twin.errors import Invalid, NotFound
from twin.services import merging
from twin.services.changing import Author
from twin.services.desk_kinds import BY_NAME, FOLLOWING, ORDER
from twin.services.desk_needs import needs
from twin.services.exchange.kbo_choice import ask_again
from twin.services.house import House
from twin.storage import desk
from twin.storage.database import writing
from twin.storage.desk import Item, Need
from twin.storage.desk_book import changed_at, read_book
from twin.storage.jobs import jobs_done, note_done

STALE_AFTER = timedelta(minutes=1)  # the page of today looks again when the last look is older
SOLVED = "solved"  # by itself, or by work elsewhere
SAVED_AFTER_OPENING = timedelta(hours=1)  # what is solved this soon after it was opened took a click to save


def refresh(house: House, town: str) -> int:
    """Lays down what needs a person and takes away what no longer does; returns how many things lie open."""
    now = house.clock()
    with writing(house.engine) as connection:
        holding = {each.key: each for each in needs(read_book(connection, town, now))}
        known = desk.items_of_kinds(connection, town, FOLLOWING)
        _take_away(connection, [item for key, item in known.items() if key not in holding], now)
        _lay_down(connection, town, holding.values(), known, now)
        ask_again(connection, town, now)
        return len(desk.open_items(connection, town))


def refresh_when_old(house: House, town: str) -> None:
    """As `refresh`, unless that was done within the last minute and nothing was changed since."""
    name, now = f"desk:{town}", house.clock()
    done = jobs_done(house.engine).get(name)
    with house.engine.connect() as connection:
        changed = changed_at(connection, town)
    is_fresh = done is not None and not done.failure and now - STALE_AFTER < done.at <= now
    if done is None or not is_fresh or (changed and changed >= done.at):
        refresh(house, town)
        note_done(house.engine, name, now, "")


def _take_away(connection: Connection, items: Iterable[Item], now: datetime) -> None:
    for item in items:
        if item.done_at is None:
            saved = item.opened_at is not None and now - item.opened_at < SAVED_AFTER_OPENING
            clicks = item.clicks + 1 if saved else item.clicks
            desk.rewrite(connection, item.id, done_at=now, outcome=SOLVED, clicks=clicks)


def _lay_down(
    connection: Connection, town: str, holding: Iterable[Need], known: Mapping[str, Item], now: datetime
) -> None:
    new = []
    for need in holding:
        item = known.get(need.key)
        if item is None:
            new.append(need)
        elif item.done_at is None:
            if item.detail != need.detail:
                desk.rewrite(connection, item.id, detail=dict(need.detail))
        elif _comes_again(item, need, now):
            desk.put_away(connection, item)
            new.append(need)
    desk.lay_down(connection, town, new, now)


def _comes_again(item: Item, need: Need, now: datetime) -> bool:
    if item.outcome == SOLVED or item.detail != need.detail:
        return True
    rests = BY_NAME[item.kind].rests
    return rests is not None and item.done_at is not None and now - item.done_at >= rests


def open_items(house: House, town: str) -> Sequence[Item]:
    """What lies on the desk: the most urgent kind first, within it the oldest."""
    with house.engine.connect() as connection:
        found = desk.open_items(connection, town)
    return sorted(found, key=lambda item: ORDER.get(item.kind, len(ORDER)))


def find(house: House, town: str, number: int) -> Item:
    """A thing of the desk, open or done. Raises NotFound."""
    with house.engine.connect() as connection:
        return _item(connection, town, number)


def open_item(house: House, town: str, number: int) -> Item:
    """An officer takes a thing in hand to look closer: that is a click, and its time begins. Raises NotFound."""
    with writing(house.engine) as connection:
        item = _item(connection, town, number)
        if item.done_at is None:
            opened = item.opened_at or house.clock()
            desk.rewrite(connection, number, opened_at=opened, clicks=item.clicks + 1)
        return item


def decide(house: House, town: str, number: int, outcome: str, by: Author, clicks: int = 1) -> Item:
    """An officer is done with a thing. ``outcome`` is a word of at most 30 letters: 'fine', 'seen', 'letter', ...

    Raises NotFound, Invalid where it was done already.
    """
    with writing(house.engine) as connection:
        item = _item(connection, town, number)
        if item.done_at is not None:
            raise Invalid(f"item {number} was done already")
        _done(connection, item, house.clock(), outcome, by, clicks)
        return item


def decide_shops(house: House, town: str, kind: str, shops: Iterable[str], outcome: str, by: Author) -> int:
    """One click for several shops, such as letters to all that nobody keeps; returns how many things are done."""
    wanted = frozenset(shops)
    with writing(house.engine) as connection:
        found = [each for each in desk.open_items(connection, town) if each.kind == kind and each.shop in wanted]
        for place, item in enumerate(found):
            _done(connection, item, house.clock(), outcome, by, clicks=1 if place == 0 else 0)
    return len(found)


def settle(house: House, town: str, number: int, takes_theirs: bool, by: Author, clicks: int = 1) -> int | None:
    """A conflict with the dataset's folder: its word, or ours. Returns the batch. Raises NotFound, Overtaken."""
    batch = merging.settle(house, town, number, takes_theirs, by)
    with writing(house.engine) as connection:
        item = _item(connection, town, number)
        desk.rewrite(connection, number, clicks=item.clicks + clicks)
    return batch


def _done(connection: Connection, item: Item, now: datetime, outcome: str, by: Author, clicks: int) -> None:
    values = {"done_at": now, "done_by": by.person, "outcome": outcome[:30], "clicks": item.clicks + clicks}
    desk.rewrite(connection, item.id, **values)


def _item(connection: Connection, town: str, number: int) -> Item:
    item = desk.with_number(connection, town, number)
    if item is None:
        raise NotFound(f"there is nothing {number} on this desk")
    return item
