"""Google's bulk upload says the same hours as we do."""

import csv
import io
from datetime import date

from tests.pages.cast import DORP, shop
from twin.domain.shop import Shop
from twin.services.everywhere.google import google_csv

WEDNESDAY = date(2026, 11, 25)


def row(found: Shop) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(google_csv(DORP, [found], WEDNESDAY))))


def test_a_week_with_a_lunch_break_and_a_closing_day() -> None:
    found = row(shop(opening_hours="Tu-Sa 09:00-12:30,13:30-18:00; PH off"))
    assert found["Tuesday hours"] == "09:00-12:30, 13:30-18:00"
    assert found["Monday hours"] == found["Sunday hours"] == "x"


def test_holidays_and_leave_are_special_hours_day_by_day() -> None:
    text = 'Mo-Fr 09:00-18:00; PH off; 2026 Dec 24 09:00-16:00; 2026 Dec 28-2026 Dec 29 off "verlof"'
    special = row(shop(opening_hours=text))["Special hours"].split(", ")
    assert special[:4] == ["2026-12-24: 09:00-16:00", "2026-12-25: x", "2026-12-28: x", "2026-12-29: x"]


def test_an_evening_past_midnight_stays_one_evening() -> None:
    assert row(shop(opening_hours="Fr 18:00-02:00"))["Friday hours"] == "18:00-02:00"


def test_hours_that_nobody_knows_are_left_out() -> None:
    for found in (row(shop()), row(shop(opening_hours='"op afspraak"'))):
        assert [name for name in found if "hours" in name] == []


def test_a_column_without_a_value_is_not_there_for_google_would_erase_what_it_knows() -> None:
    assert not {"Primary phone", "Website"} & row(shop()).keys()
    found = row(shop(phone="+32 54 12 34 56", opening_hours="Mo 09:00-12:00"))
    assert found["Primary phone"] == "+32 54 12 34 56"
    assert list(found)[:2] == ["Store code", "Business name"]


def test_a_name_that_a_spreadsheet_would_run_is_a_text() -> None:
    assert row(shop(name='=HYPERLINK("x")'))["Business name"] == '\'=HYPERLINK("x")'
    assert row(shop(phone="+32 54 12 34 56"))["Primary phone"] == "+32 54 12 34 56"
