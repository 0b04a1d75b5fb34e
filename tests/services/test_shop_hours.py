"""Hours are saved with what stood there before, and only over what the person saw."""

from datetime import date

import pytest

from tests.pages.keeping import give_hours, kept
from tests.people import PeopledTown
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours, Range
from twin.domain.town import Town
from twin.errors import NotAllowed
from twin.services.changing import Author, Overtaken, changing
from twin.services.shop_hours import (
    ShopHours,
    both_hours,
    confirm,
    save_hours,
    today_in,
    undo_for_shop,
    who_changed,
)

WEEK = "Mo-Fr 08:00-18:00"
MORNING = DayHours("open", (Range(540, 720),))


@pytest.fixture
def dorp(peopled: PeopledTown) -> Town:
    return peopled.live.editions["dorp"]["nl"].core.town


@pytest.fixture
def lies(peopled: PeopledTown) -> Author:
    return Author("shopkeeper", peopled.people["lies"])


def bakery(peopled: PeopledTown) -> str:
    return peopled.live.editions["dorp"]["nl"].core.by_slug["bakkerij-lies"].id


def form(text: str, town: Town) -> HoursForm:
    return ShopHours.of(text, town).form


def test_saving_confirms_and_leaves_out_what_is_long_past(peopled: PeopledTown, dorp: Town, lies: Author) -> None:
    old = f"{WEEK}; 2024 Jul 20-31 off; 2026 Jul 20-31 off"
    give_hours(peopled, old)
    changed = form(old, dorp).with_days({5: MORNING})
    assert save_hours(peopled.house, dorp, bakery(peopled), changed, old, lies) is not None
    assert kept(peopled) == f"{WEEK}; Sa 09:00-12:00; 2026 Jul 20-31 off"


def test_the_second_hears_who_was_first(peopled: PeopledTown, dorp: Town, lies: Author) -> None:
    shop, mia = bakery(peopled), Author("shopkeeper", peopled.people["mia"])
    save_hours(peopled.house, dorp, shop, form(WEEK, dorp).with_days({0: CLOSED}), WEEK, mia)
    with pytest.raises(Overtaken) as overtaken:
        save_hours(peopled.house, dorp, shop, form(WEEK, dorp).with_days({0: MORNING}), WEEK, lies)
    assert overtaken.value.change
    assert who_changed(peopled.house, overtaken.value.change.person) == "Mia"
    assert who_changed(peopled.house, None) == ""
    assert kept(peopled) == "Mo off; Tu-Fr 08:00-18:00"


def test_changes_of_different_parts_go_together(dorp: Town) -> None:
    leave = Spell(date(2027, 7, 19), date(2027, 8, 1), CLOSED)
    mine, theirs = form(WEEK, dorp).with_spell(leave), form(WEEK, dorp).with_holidays("closed")
    together = both_hours(dorp, WEEK, mine.text(), theirs.text(), "nl")
    assert together is not None
    assert together.text() == f"{WEEK}; PH off; 2027 Jul 19-2027 Aug 01 off"


def test_a_change_that_concerns_another_shop_too_is_not_taken_back(
    peopled: PeopledTown, dorp: Town, lies: Author
) -> None:
    with changing(peopled.house, "dorp", Author("officer", peopled.people["tom"])) as batch:
        for each in peopled.live.editions["dorp"]["nl"].core.shops:
            batch.update("shop", each, {"confirmed_at": peopled.house.clock()})
    assert batch.id is not None
    with pytest.raises(NotAllowed):
        undo_for_shop(peopled.house, dorp, bakery(peopled), batch.id, lies)


def test_confirming_can_be_taken_back(peopled: PeopledTown, dorp: Town, lies: Author) -> None:
    batch = confirm(peopled.house, dorp, bakery(peopled), lies)
    assert batch is not None
    assert undo_for_shop(peopled.house, dorp, bakery(peopled), batch, lies) is not None


def test_the_day_is_that_of_the_town(peopled: PeopledTown, dorp: Town) -> None:
    peopled.watch.go_on(hours=13)  # half past eleven at night in Dorp, and still Saturday in London
    assert today_in(peopled.house, dorp) == date(2026, 11, 21)
    peopled.watch.go_on(minutes=31)
    assert today_in(peopled.house, dorp) == date(2026, 11, 22)


def test_hours_that_nobody_can_read_are_unknown(dorp: Town) -> None:
    assert ShopHours.of("altijd ooit", dorp).hours is None
    assert ShopHours.of(None, dorp).form.is_silent
