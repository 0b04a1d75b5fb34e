"""Events and notices as an officer types them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.pages.cast import DORP
from twin.errors import NotFound
from twin.services.agenda import Faulty, events, notices, read_event, read_notice, remove, save
from twin.services.changing import Author, undo
from twin.services.house import House

TOM = Author("officer")
TODAY = date(2026, 6, 1)
MARKET = {"titel_nl": "Markt", "dag": "2026-06-03", "van": "7.30", "tot": "12u", "herhaling": "weekly", "site": "1"}


def read(**typed: str) -> dict[str, object]:
    return read_event({**MARKET, **typed}, DORP, ["p-markt"], TODAY)


def faults(**typed: str) -> dict[str, str]:
    with pytest.raises(Faulty) as faulty:
        read(**typed)
    return faulty.value.faults


def test_a_weekly_market_is_kept_and_comes_back(house: House) -> None:
    save(house, "dorp", "event", "", read(), TOM)
    (event,) = events(house, "dorp")
    start = datetime(2026, 6, 8, tzinfo=UTC)
    found = [each.start.astimezone(DORP.place.zone) for each in event.occurrences(start, start + timedelta(days=14))]
    assert [f"{each:%a %d %H:%M}" for each in found] == ["Wed 10 07:30", "Wed 17 07:30"]


@pytest.mark.parametrize(
    ("day", "rule"),
    [("2026-06-03", "1WE"), ("2026-06-30", "-1TU"), ("2026-06-14", "2SU")],
)
def test_monthly_is_the_same_weekday_of_the_month(day: str, rule: str) -> None:
    assert read(dag=day, herhaling="monthly")["recurrence"] == f"FREQ=MONTHLY;BYDAY={rule}"


def test_an_end_before_its_start_on_the_same_day_is_after_midnight() -> None:
    found = read(van="20:00", tot="02:00")
    assert found["ends_at"] - found["starts_at"] == timedelta(hours=6)  # type: ignore[operator]  # both are instants


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"titel_nl": ""}, {"titel_nl": "empty"}),
        ({"titel_fr": "x" * 101}, {"titel_fr": "too_long"}),
        ({"dag": ""}, {"dag": "empty"}),
        ({"dag": "2026-02-29"}, {"dag": "date"}),
        ({"dag": "2099-01-01"}, {"dag": "too_far"}),
        ({"van": "25:00"}, {"van": "hour"}),
        ({"einddag": "2026-06-01"}, {"einddag": "backwards"}),
        ({"einddag": "2026-12-01"}, {"einddag": "too_long_event"}),
        ({"plaats": "p-nergens"}, {"plaats": "unknown"}),
        ({"herhaling": "hourly"}, {"herhaling": "unknown"}),
        ({"zonder": "2026-06-10, morgen"}, {"zonder": "dates"}),
        ({"tot_en_met": "straks"}, {"tot_en_met": "date"}),
    ],
)
def test_what_cannot_be_is_told_at_its_field(typed: dict[str, str], wrong: dict[str, str]) -> None:
    assert faults(**typed) == wrong


def test_all_faults_are_told_at_once() -> None:
    assert faults(titel_nl="", dag="x", van="y").keys() == {"titel_nl", "dag", "van"}


def test_a_rule_that_was_read_in_stays_as_it_was() -> None:
    rule = "FREQ=WEEKLY;BYDAY=MO,TH"
    assert read_event({**MARKET, "herhaling": "kept"}, DORP, [], TODAY, rule)["recurrence"] == rule


def test_an_event_is_changed_taken_away_and_brought_back(house: House) -> None:
    key, _ = save(house, "dorp", "event", "", read(), TOM)
    save(house, "dorp", "event", key, read(titel_nl="Kerstmarkt"), TOM)
    assert [event.titles["nl"] for event in events(house, "dorp")] == ["Kerstmarkt"]
    batch = remove(house, "dorp", "event", key, TOM)
    assert events(house, "dorp") == []
    assert batch is not None
    undo(house, "dorp", batch, TOM)
    assert [event.titles["nl"] for event in events(house, "dorp")] == ["Kerstmarkt"]
    with pytest.raises(NotFound):
        remove(house, "dorp", "event", "999", TOM)


def test_a_notice_holds_from_a_day_until_the_end_of_another(house: House) -> None:
    typed = {"titel_nl": "Werken", "dag": "2026-06-03", "einddag": "2026-06-05", "schermen": "1"}
    save(house, "dorp", "notice", "", read_notice(typed, DORP, TODAY), TOM)
    (notice,) = notices(house, "dorp")
    assert notice.holds_at(datetime(2026, 6, 5, 20, tzinfo=UTC))
    assert (notice.on_site, notice.on_screens) == (False, True)
