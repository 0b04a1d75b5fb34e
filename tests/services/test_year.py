"""A year of a small town in seconds: nobody is bothered too often, nothing is asked twice, and the desk stays small.

The same year with 150 shops is a measure of `make bench` (tests/bench/year.py).
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby, pairwise
from typing import Any

import pytest

from tests.services.people_house import rows
from tests.services.year_of_a_town import LivedTown, Year, town_of
from twin.storage import tables, tables_people

SHOPS = 10


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LivedTown, Year]]:
    with town_of(tmp_path_factory.mktemp("year"), SHOPS) as town:
        yield town, town.live(365)


def mails_by_person(town: LivedTown) -> list[list[dict[str, Any]]]:
    mails = sorted(town.mails.values(), key=lambda each: (each["person"], each["made_at"]))
    return [list(each) for _, each in groupby(mails, lambda each: each["person"])]


def test_every_day_all_jobs_ran_without_a_failure(lived: tuple[LivedTown, Year]) -> None:
    assert lived[1].failures == {}


def test_nobody_was_asked_twice_within_a_week(lived: tuple[LivedTown, Year]) -> None:
    for mails in mails_by_person(lived[0]):
        for one, next_one in pairwise(mails):
            assert next_one["made_at"] - one["made_at"] >= timedelta(days=7)


def test_a_year_is_at_most_a_mail_for_each_holiday_and_each_quarter(lived: tuple[LivedTown, Year]) -> None:
    town, year = lived
    assert year.mails.keys() == {"holiday", "reminder"}
    assert year.mails["holiday"] > SHOPS
    assert year.most_mails <= 10 + 4
    assert sum(year.mails.values()) == len(town.manners.taken) + year.bounced


def test_no_holiday_was_asked_twice(lived: tuple[LivedTown, Year]) -> None:
    asked = [
        (each["person"], each["shop"], each["detail"]["day"])
        for each in lived[0].questions.values()
        if each["detail"]["question"] == "holiday"
    ]
    assert asked
    assert len(asked) == len(set(asked))


def test_who_answers_stays_confirmed_and_only_who_is_silent_goes_stale(lived: tuple[LivedTown, Year]) -> None:
    town, _ = lived
    ago = town.clock.now - timedelta(days=180)
    known = {each["id"]: each["confirmed_at"] for each in rows(town.house, tables.shop)}
    stale = {key for key in town.keeper if known[key] < ago}
    assert stale
    assert all(town.keeper[key].diligence < 0.9 or town.keeper[key].email in town.manners.refused for key in stale)


def test_every_address_that_does_not_exist_came_to_the_desk(lived: tuple[LivedTown, Year]) -> None:
    town, year = lived
    assert year.bounced > 0
    assert year.desk_items["bounced"] == year.bounced
    failed = {each["recipient"] for each in town.mails.values() if each["failed_at"]}
    assert failed <= set(town.manners.refused)


def test_no_week_took_the_officer_more_than_two_hours(lived: tuple[LivedTown, Year]) -> None:
    assert len(lived[1].weekly_minutes) == 52
    assert 0 < max(lived[1].weekly_minutes) <= 120


def test_links_of_mails_that_went_out_are_kept_nowhere(lived: tuple[LivedTown, Year]) -> None:
    assert {each["text"] for each in lived[0].mails.values()} == {""}


def test_what_had_its_time_was_cleaned_up(lived: tuple[LivedTown, Year]) -> None:
    town, _ = lived
    kept = [each for each in rows(town.house, tables_people.way_in) if each["kind"] == "question"]
    assert 0 < len(kept) < len(town.questions)
