"""Weekly hours are computed without the engine: what comes out must be what the engine says."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.hours_help import HERZELE, hours
from twin.domain.calendar import BELGIUM
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_engine import EngineSchedule
from twin.domain.hours_rules import Rule
from twin.domain.hours_schedule import Schedule
from twin.domain.hours_stretches import Meaning, Span
from twin.domain.hours_weekly import WeeklySchedule, is_weekly
from twin.domain.hours_words import WEEKDAYS
from twin.domain.wall_clock import pieces

Change = tuple[datetime, Meaning]

MINUTES = st.sampled_from((0, 1, 120, 359, 360, 540, 720, 750, 1080, 1380, 1439))
LATER = st.sampled_from((0, 1, 120, 540, 720, 1080, 1440, 1441, 1560, 1800, 2880))
SPAN = (
    st.tuples(MINUTES, LATER)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: "{:02}:{:02}-{:02}:{:02}".format(*divmod(pair[0], 60), *divmod(pair[1], 60)))
)
WEEKDAY = st.sampled_from(WEEKDAYS) | st.permutations(WEEKDAYS).map(lambda days: f"{days[0]}-{days[1]}")
DAYS = st.fixed_dictionaries(
    {
        "weekdays": st.just("") | st.lists(WEEKDAY, min_size=1, max_size=2).map(",".join),
        "holidays": st.sampled_from(((), (("PH", 0),))),
        "within": st.booleans(),
    }
)
SAYS = st.fixed_dictionaries(
    {"times": st.lists(SPAN, max_size=3).map(tuple), "modifier": st.sampled_from(("", "", "", "off", "open"))}
)


def _rule(separator: str, days: dict[str, object], says: dict[str, object]) -> Rule:
    within = bool(days["within"] and days["weekdays"] and days["holidays"])
    return Rule(**{"separator": separator, **days, **says, "within": within})  # type: ignore[arg-type] # drawn by name


RULES = st.builds(
    lambda first, rest: (first, *rest),
    st.builds(_rule, st.just(";"), DAYS, SAYS),
    st.lists(st.builds(_rule, st.sampled_from((";", ";", ",")), DAYS, SAYS), max_size=4),
).filter(
    lambda rules: all(rule.selects or rule.separator == ";" for rule in rules)
)  # ', 9-12' adds to the times before it
# most windows hold a change of the clock or a holiday, and some begin in the hour that is skipped or repeated
START = st.one_of(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 25), date(2026, 5, 1)]).flatmap(
        lambda day: st.integers(-72, 30).map(lambda hour: datetime.combine(day, time()) + timedelta(hours=hour))
    ),
)


def _plain(changes: list[Change]) -> list[Change]:
    """Neighbours that say the same as one."""
    return [each for each, after in zip(changes, [*changes[1:], None], strict=True) if not after or after[1] != each[1]]


@given(RULES, START, st.integers(1, 500))
@settings(max_examples=400, deadline=None)
@example((Rule(times=("22:00-48:00",)), Rule(times=("12:00-13:00",), modifier="off")), datetime(2026, 3, 27), 99)
def test_weekly_hours_are_those_of_the_engine(rules: tuple[Rule, ...], start: datetime, length: int) -> None:
    end = start + timedelta(hours=length)
    by_the_engine = EngineSchedule(rules, BELGIUM, HERZELE).changes(start, end)
    assert is_weekly(rules)
    assert WeeklySchedule(rules, BELGIUM).changes(start, end) == _plain(by_the_engine)


@given(RULES, START, st.integers(1, 500))
@settings(max_examples=200, deadline=None)
def test_weekly_hours_in_epoch_seconds_are_those_of_the_engine(
    rules: tuple[Rule, ...], start: datetime, length: int
) -> None:
    shop, first = OpeningHours("", Schedule(rules, BELGIUM, HERZELE)), start.replace(microsecond=0, tzinfo=UTC)
    assert shop.spans(first, first + timedelta(hours=length)) == _by_the_engine(rules, first, length)


def _by_the_engine(rules: tuple[Rule, ...], first: datetime, length: int) -> list[Span]:
    schedule, naive = EngineSchedule(rules, BELGIUM, HERZELE), first.replace(tzinfo=None)
    found: list[Span] = []
    since = int(first.timestamp())
    for piece in pieces(naive, naive + timedelta(hours=length), HERZELE.zone):
        for local, meaning in schedule.changes(piece.start, piece.end):
            until = int((local - piece.offset).replace(tzinfo=UTC).timestamp())
            if found and found[-1][2] == meaning:
                since = found.pop()[0]
            found.append((since, until, meaning))
            since = until
    return found


@pytest.mark.real_data
def test_the_weekly_hours_of_real_shops_are_those_of_the_engine(real_data: Path) -> None:
    start = datetime(2026, 12, 20, 10, 30)
    checked = 0
    for line in (real_data / "osm-real/opening_hours_invalid_values_real.txt").read_text("utf-8").split("\n"):
        try:
            rules = hours(line).rules
        except InvalidHours:
            continue
        if is_weekly(rules):
            by_the_engine = EngineSchedule(rules, BELGIUM, HERZELE).changes(start, start + timedelta(16))
            assert WeeklySchedule(rules, BELGIUM).changes(start, start + timedelta(16)) == _plain(by_the_engine), line
            checked += 1
    assert checked > 3000
