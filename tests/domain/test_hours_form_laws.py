"""What holds for every form, on hours that nobody thought of and on real ones."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.hours_help import hours
from tests.domain.test_hours_laws import TEXT
from twin.domain.calendar import BELGIUM
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours, Range
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import day_from, day_text
from twin.domain.phrase_book import LANGUAGES

START = datetime(2026, 11, 1, 23, tzinfo=UTC)  # midnight in Herzele
DAYS_AHEAD = 400
VALUES = "osm-real/opening_hours_invalid_values_real.txt"
QUICK = settings(max_examples=80, deadline=None)

ranges = st.lists(st.integers(0, 95), min_size=2, max_size=6, unique=True).map(
    lambda steps: tuple(Range(a * 15, b * 15) for a, b in zip(sorted(steps)[::2], sorted(steps)[1::2], strict=False))
)
night = st.integers(61, 95).map(lambda step: (Range(step * 15, 1800 - step),))  # until before six
day_hours = st.one_of(
    st.just(CLOSED),
    (ranges | night).map(lambda found: DayHours("open", found)),
    ranges.map(lambda found: DayHours("by_appointment", found)),
    st.just(DayHours("by_appointment")),
)
weekday = st.integers(0, 6)
spell = st.builds(
    lambda first, length, said: Spell(first, first + timedelta(length), said),
    st.dates(date(2026, 11, 2), date(2027, 11, 1)),
    st.integers(0, 40),
    day_hours,
)


def _hours(text: str) -> OpeningHours | None:
    try:
        return hours(text)
    except InvalidHours:
        return None


def _year(text: str) -> list[tuple[object, ...]]:
    return [tuple(span) for span in hours(text).spans(START, START + timedelta(DAYS_AHEAD))]


def _days(text: str) -> dict[date, tuple[object, ...]]:
    """What each day says from six in the morning on, so that the night before does not count."""
    found = {}
    for step in range(DAYS_AHEAD):
        day = (START + timedelta(step, hours=2)).date()
        begin = datetime(day.year, day.month, day.day, 6, tzinfo=hours(text).place.zone)
        end = begin.replace(hour=23, minute=59)
        found[day] = tuple((*each[2:4], each.start, each.end) for each in hours(text).intervals(begin, end))
    return found


def _reaches_into_the_next_day(read: OpeningHours) -> bool:
    """Whether an evening may last past six in the morning: to an end that nobody knows, by the sun, or by the clock."""
    spans = [span for rule in read.rules for span in rule.times]
    if any("+" in span or "s" in span or "d" in span for span in spans):
        return True
    ends = [(span[:5], f"{int(span[6:8]) % 24:02}{span[8:]}") for span in spans]
    return any("06:00" < end <= start for start, end in ends)


@given(TEXT)
@QUICK
def test_a_form_gives_back_the_hours_it_was_made_of(text: str) -> None:
    read = _hours(text)
    if read is not None:
        again = HoursForm.of(read).text()
        assert hours(again) == read
        assert _year(again) == _year(text)


@given(TEXT, weekday, day_hours)
@example("easter +1 day off; PH Mo-Fr off", 5, DayHours("by_appointment"))
@settings(max_examples=60, deadline=None)
def test_a_changed_weekday_says_what_was_asked_and_leaves_all_other_days(text: str, which: int, said: DayHours) -> None:
    read = _hours(text)
    if read is None or _reaches_into_the_next_day(read):
        return
    before = HoursForm.of(read)
    try:
        after = before.with_days({which: said})
    except HoursFault:
        return
    week = after.week[which]
    assert week is not None
    assert week.hours == said.hours
    assert after.week[:which] == before.week[:which]
    # 'PH Mo-Fr off' says nothing of a holiday on a Saturday: that one goes with the Saturday
    follows = before.holidays.kind == "usual" or any(rule.within for rule in read.rules)
    assert after.holiday_rules == before.holiday_rules or follows
    was, is_now = _days(text), _days(after.text())
    assert [day for day in was if day.weekday() != which and was[day] != is_now[day]] == []
    if before.holidays.kind != "unsaid" and not follows:
        assert [day for day in was if BELGIUM.public_holiday(day) and was[day] != is_now[day] and before.weekly] == []


@given(TEXT, spell)
@example("Mo 07:00-06:15", Spell(date(2026, 11, 2), date(2026, 11, 2), CLOSED))
@settings(max_examples=60, deadline=None)
def test_leave_and_special_days_touch_their_own_days_only_and_can_be_taken_back(text: str, new: Spell) -> None:
    read = _hours(text)
    if read is None or _reaches_into_the_next_day(read):
        return
    before = HoursForm.of(read)
    after = before.with_spell(new)
    assert [each.hours.hours for each in HoursForm.of(hours(after.text())).spells][-1] == new.hours.hours
    was, is_now = _days(text), _days(after.text())
    assert [day for day in was if not new.covers(day) and was[day] != is_now[day]] == []
    if not any((each.first, each.last) == (new.first, new.last) for each in before.spells):
        assert after.without(new.first, new.last).text() == before.text()


@given(day_hours, weekday, st.sampled_from(LANGUAGES))
@QUICK
def test_what_a_field_shows_is_read_back_as_it_was(said: DayHours, which: int, language: str) -> None:
    assert day_from(day_text(said, (), language), which, language).hours == said.hours


@given(st.text(max_size=40), weekday)
@QUICK
def test_anything_typed_is_read_or_refused_in_words(typed: str, which: int) -> None:
    for language in LANGUAGES:
        assert _read_or_refused(typed, which, language)


def _read_or_refused(typed: str, which: int, language: str) -> DayHours | str:
    try:
        return day_from(typed, which, language)
    except (HoursFault, InvalidHours) as fault:
        return fault.in_language(language)


@pytest.mark.real_data
def test_every_real_value_that_we_can_read_survives_the_form(real_data: Path) -> None:
    values = (real_data / VALUES).read_text("utf-8").split("\n")
    for name in ("osm_poi_Arlon_be", "osm_poi_Habay_be"):
        features = json.loads((real_data / "osm-real" / f"{name}.geojson").read_text("utf-8"))["features"]
        values += [str(each["properties"].get("opening_hours") or "") for each in features]
    readable = [read for value in set(values) if value and (read := _hours(value))]
    assert len(readable) > 3500
    for read in readable:
        form = HoursForm.of(read)
        assert hours(form.text()) == read
        assert HoursForm.of(hours(form.text())) == form
