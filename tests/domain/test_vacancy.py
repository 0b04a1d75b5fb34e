"""Since when premises are empty, of which kind that is, and what it comes to in a street."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.vacancy import Stay, Unit, VacancyKind, kind_of, street_totals, vacancies

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def unit(*stays: Stay, vacant_since: date | None = None, street: str = "Markt", area: float | None = 100) -> Unit:
    return Unit("p-1", street, "1", area, vacant_since, stays)


@pytest.mark.parametrize(
    ("since", "kind"),
    [
        (None, VacancyKind.UNKNOWN),
        (TODAY, VacancyKind.FRICTIONAL),
        (date(2025, 11, 25), VacancyKind.FRICTIONAL),  # exactly a year is not over a year
        (date(2025, 11, 24), VacancyKind.LONG_TERM),
        (date(2023, 11, 25), VacancyKind.LONG_TERM),
        (date(2023, 11, 24), VacancyKind.STRUCTURAL),
    ],
)
def test_the_kind_follows_from_the_years(since: date | None, kind: VacancyKind) -> None:
    assert kind_of(since, TODAY) == kind


def test_a_vacancy_since_29_february_is_a_year_old_on_1_march() -> None:
    assert kind_of(date(2024, 2, 29), date(2025, 3, 1)) == VacancyKind.FRICTIONAL
    assert kind_of(date(2024, 2, 29), date(2025, 3, 2)) == VacancyKind.LONG_TERM


def test_it_is_empty_since_the_last_tenant_left() -> None:
    left = Stay("s-1", None, date(2025, 3, 1)), Stay("s-2", date(2025, 6, 1), date(2026, 9, 1))
    found = vacancies([unit(*left, vacant_since=date(2020, 1, 1))], TODAY)
    assert [(each.since, each.kind) for each in found] == [(date(2026, 9, 1), VacancyKind.FRICTIONAL)]


def test_it_was_empty_between_two_tenants_too() -> None:
    stays = Stay("s-1", None, date(2025, 3, 1)), Stay("s-2", date(2025, 6, 1), None)
    assert vacancies([unit(*stays)], TODAY) == []
    assert [each.since for each in vacancies([unit(*stays)], date(2025, 4, 1))] == [date(2025, 3, 1)]


def test_before_the_day_on_record_it_was_not_empty() -> None:
    noted = unit(vacant_since=date(2025, 4, 1))
    assert vacancies([noted], date(2024, 12, 31)) == []
    assert street_totals([noted], date(2024, 12, 31))[0].vacant_units == 0
    assert [each.since for each in vacancies([noted], date(2025, 4, 1))] == [date(2025, 4, 1)]


def test_a_tenant_who_will_leave_is_still_there() -> None:
    assert vacancies([unit(Stay("s-1", None, TODAY + timedelta(1)))], TODAY) == []
    assert len(vacancies([unit(Stay("s-1", None, TODAY))], TODAY)) == 1


def test_a_street_counts_units_and_square_metres() -> None:
    units = [unit(), unit(Stay("s-1", None, None), area=None), unit(street="Groenlaan", area=80.25)]
    groenlaan, markt = street_totals(units, TODAY)
    assert (markt.units, markt.vacant_units, markt.area_m2, markt.vacant_area_m2) == (2, 1, 100, 100)
    assert (groenlaan.vacant_units, groenlaan.vacant_area_m2, groenlaan.vacant_share) == (1, 80.2, 1.0)


@given(since=DAYS, day=DAYS, later=st.integers(0, 4000))
def test_a_vacancy_only_ever_grows_older(since: date, day: date, later: int) -> None:
    order = list(VacancyKind)
    assert order.index(kind_of(since, day)) <= order.index(kind_of(since, day + timedelta(later)))


@given(stays=st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=4), day=DAYS)
def test_a_unit_is_either_vacant_or_has_a_tenant(stays: list[tuple[date | None, date | None]], day: date) -> None:
    found = unit(*(Stay("s", since, until) for since, until in stays))
    total = street_totals([found], day)[0]
    assert total.vacant_units == len(vacancies([found], day)) == (not any(stay.holds_on(day) for stay in found.stays))
