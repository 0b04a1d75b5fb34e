"""What holds for any hours at any time, tried on hours that nobody thought of."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.hours_help import hours
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_grammar import read, read_carefully
from twin.domain.hours_plain import read_plain
from twin.domain.hours_words import MONTHS, WEEKDAYS

CLOCK = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
SPAN = st.tuples(CLOCK, CLOCK).filter(lambda pair: pair[0] != pair[1]).map("-".join) | CLOCK.map("{}+".format)
WEEKDAY = st.sampled_from(WEEKDAYS)
DAYS = st.one_of(
    WEEKDAY,
    st.tuples(WEEKDAY, WEEKDAY).filter(lambda pair: pair[0] != pair[1]).map("-".join),
    st.builds("{}[{}]".format, WEEKDAY, st.sampled_from(("1", "-1", "1,3", "2-4"))),
    st.builds("{},PH".format, WEEKDAY),
    st.sampled_from(("PH", "SH", "PH Mo-Fr", "PH -1 day", "SH Mo-Fr")),
)
DATE = st.builds("{} {:02}".format, st.sampled_from(MONTHS), st.integers(1, 28))
DATES = st.one_of(
    DATE,
    st.tuples(DATE, DATE).map("-".join),
    st.sampled_from(MONTHS),
    st.builds("week {:02}".format, st.integers(1, 53)),
    st.builds("2026 {}".format, DATE),
    st.just("easter +1 day"),
)
SAYS = st.one_of(
    st.lists(SPAN, min_size=1, max_size=2).map(",".join),
    st.sampled_from(("off", "unknown", 'off "verlof"', '"op afspraak"', "sunrise-sunset", "open")),
)
RULE = st.builds(" ".join, st.one_of(st.tuples(DAYS, SAYS), st.tuples(DATES, SAYS), st.tuples(DATES, DAYS, SAYS)))
TEXT = st.builds(
    lambda first, rest: first + "".join(separator + rule for separator, rule in rest),
    RULE | st.sampled_from(("24/7", "10:00-18:00")),
    st.lists(st.tuples(st.sampled_from(("; ", ", ", " || ")), RULE), max_size=3),
)
MOMENT = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
QUICK = settings(max_examples=60, deadline=None)


def _hours(text: str) -> OpeningHours | None:
    try:
        return hours(text)
    except InvalidHours:
        return None


@given(TEXT, MOMENT, st.integers(1, 400))
@QUICK
def test_intervals_tile_time(text: str, start: datetime, length: int) -> None:
    shop, end = _hours(text), start + timedelta(hours=length)
    found = shop.intervals(start, end) if shop else []
    if shop:
        assert (found[0].start, found[-1].end) == (start, end)
        assert all(each.start.astimezone(UTC) < each.end.astimezone(UTC) for each in found)
        assert all(before.end.astimezone(UTC) == after.start.astimezone(UTC) for before, after in pairwise(found))
        assert all(before[2:] != after[2:] for before, after in pairwise(found))


@given(TEXT, MOMENT)
@QUICK
def test_the_state_is_that_of_the_interval_and_changes_at_its_end(text: str, moment: datetime) -> None:
    shop = _hours(text)
    if shop is None:
        return
    state, found = shop.state(moment), shop.intervals(moment, moment + timedelta(days=9))
    assert (state.kind, state.comment) == found[0][2:4]
    assert state.since is None or state.since.astimezone(UTC) <= moment
    change = next((each.start for each in found if each.kind != state.kind), None)
    if change:
        assert shop.next_change(moment) == change
        assert state.until in (change, None)


@given(TEXT, MOMENT)
@QUICK
def test_normalising_twice_changes_nothing_and_keeps_the_meaning(text: str, start: datetime) -> None:
    shop = _hours(text)
    if shop is None:
        return
    again = hours(str(shop))
    assert str(again) == str(shop)
    assert again == shop
    end = start + timedelta(days=40)
    assert again.spans(start, end) == shop.spans(start, end)


@given(st.text(max_size=40) | st.text("MoTuFrSa0123456789:-,; .uhpPH[]+/|\"'ma", max_size=30))
@QUICK
def test_any_text_is_read_or_refused(text: str) -> None:
    shop = _hours(text)
    assert shop is None or str(hours(str(shop))) == str(shop)


@given(TEXT)
@QUICK
def test_the_short_way_reads_what_the_careful_way_reads(text: str) -> None:
    plain = read_plain(text)
    assert plain is None or plain == read_carefully(text) == read(text)
