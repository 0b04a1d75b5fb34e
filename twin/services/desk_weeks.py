"""How much work the desk is: what came in per week, with how many clicks and in how many minutes it was done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from twin.services.house import House
from twin.storage import desk
from twin.storage.cores import read_town
from twin.storage.desk import Item

PAUSE = timedelta(minutes=5)  # after so long without a click somebody was doing something else
FIRST_CLICK = timedelta(minutes=1)  # what is counted for the reading before it
GOAL = timedelta(hours=2)  # a week, for a town of 150 shops


@dataclass(frozen=True)
class Week:
    """A week from ``monday`` on. ``came`` and ``done`` count things; ``worked`` is the time between clicks, where a
    pause over five minutes counts as one; ``kinds`` counts what was done by a person per kind."""

    monday: date
    came: int = 0
    done: int = 0
    solved: int = 0
    clicks: int = 0
    worked: timedelta = timedelta()
    kinds: Mapping[str, int] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up: work that was done is never called none."""
        return -(-int(self.worked.total_seconds()) // 60)


def weeks(house: House, town: str, most: int = 12) -> Sequence[Week]:
    """This week first, then those before it, at most ``most`` in all."""
    with house.engine.connect() as connection:
        zone = read_town(connection, town)[0].place.zone
        this = _monday(house.clock(), zone)
        first = this - timedelta(weeks=most - 1)
        items = desk.items_since(connection, town, datetime(first.year, first.month, first.day, tzinfo=zone))
    return [_week(items, this - timedelta(weeks=back), zone) for back in range(most)]


def _week(items: Iterable[Item], monday: date, zone: ZoneInfo) -> Week:
    def is_now(at: datetime | None) -> bool:
        return at is not None and _monday(at, zone) == monday

    items = list(items)
    done = [each for each in items if is_now(each.done_at)]
    by_person = [each for each in done if each.done_by is not None]
    clicks = sum(each.clicks for each in done)
    worked = _worked(at for each in items for at in _clicked_at(each) if is_now(at))
    came = sum(is_now(each.came_at) for each in items)
    kinds = Counter(each.kind for each in by_person)
    return Week(monday, came, len(by_person), len(done) - len(by_person), clicks, worked, dict(kinds))


def _clicked_at(item: Item) -> Iterator[datetime]:
    if item.opened_at:
        yield item.opened_at
    if item.done_at and item.clicks:
        yield item.done_at


def _worked(clicks: Iterable[datetime]) -> timedelta:
    worked, last = timedelta(), None
    for at in sorted(clicks):
        worked += FIRST_CLICK if last is None or at - last > PAUSE else at - last
        last = at
    return worked


def _monday(at: datetime, zone: ZoneInfo) -> date:
    day = at.astimezone(zone).date()
    return day - timedelta(day.weekday())
