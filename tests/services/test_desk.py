"""The officer's desk: what needs a person comes, goes by itself or by a click, and is counted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert

from tests.services.people_house import EVENING, Clock, a_person, a_shop, keeps
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, changing
from twin.services.desk import decide, decide_shops, open_item, open_items, refresh, refresh_when_old
from twin.services.desk_weeks import weeks
from twin.services.house import House
from twin.storage import desk, tables_work
from twin.storage.database import writing
from twin.storage.desk import Item, Need

DAY = timedelta(days=1)


@pytest.fixture
def tom(house: House) -> Author:
    return Author("officer", a_person(house, "tom@dorp.example"))


def on_desk(house: House) -> list[str]:
    refresh(house, "dorp")
    return [item.key for item in open_items(house, "dorp")]


def item(house: House, key: str) -> Item:
    refresh(house, "dorp")
    return next(each for each in open_items(house, "dorp") if each.key == key)


def right_shop(house: House, key: str = "s-1", **shop: Any) -> None:
    """A shop that is kept and confirmed: nothing of it needs anybody."""
    a_shop(house, key, **shop)
    keeps(house, a_person(house, f"{key}@dorp.example"), key)
    change(house, "shop", key, confirmed_at=house.clock())


def change(house: House, thing: str, key: str, **values: Any) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update(thing, key, values)


def test_a_town_that_is_right_has_an_empty_desk(house: House) -> None:
    right_shop(house)
    assert on_desk(house) == []


def test_a_shop_that_nobody_keeps_lies_there_until_somebody_does(house: House) -> None:
    a_shop(house)
    assert on_desk(house) == ["unclaimed:s-1"]
    keeps(house, a_person(house), "s-1")
    change(house, "shop", "s-1", confirmed_at=house.clock())
    assert on_desk(house) == []


def test_a_listing_goes_stale_after_half_a_year(house: House, clock: Clock) -> None:
    right_shop(house)
    clock.now = EVENING + 180 * DAY
    assert on_desk(house) == []
    clock.now = EVENING + 181 * DAY
    assert on_desk(house) == ["stale:s-1"]


@pytest.mark.parametrize(
    ("hours", "kinds"),
    [
        (None, ["without_hours:s-1"]),
        ("24/7", ["never_closes:s-1"]),
        ("Mo-Fr 09:00-20:00", []),
        ("Mo-Th 09:00-20:00; Fr 09:00-21:00", []),
        ("Mo-Th 09:00-20:30", ["late:s-1"]),
        ("Fr 09:00-21:30", ["late:s-1"]),
        ("Mo 04:00-12:00", ["late:s-1"]),
        ("niet te lezen", ["unreadable:s-1"]),
    ],
)
def test_odd_hours_ask_for_a_look(house: House, hours: str | None, kinds: list[str]) -> None:
    right_shop(house, hours=hours)
    assert on_desk(house) == kinds


def test_the_law_on_hours_says_nothing_of_cafes_nor_of_other_countries(house: House) -> None:
    right_shop(house, hours="Mo-Su 10:00-24:00")
    assert on_desk(house) == ["late:s-1"]
    change(house, "shop", "s-1", category="amenity=cafe")
    assert on_desk(house) == []


def test_two_shops_that_are_open_at_once_in_one_premises_are_asked_about(house: House) -> None:
    right_shop(house)
    right_shop(house, "s-2", hours="Fr 17:00-20:00")
    change(house, "premises", "p-s-2", gone_on=date(2026, 1, 1))
    change(house, "shop", "s-2", premises="p-s-1")
    assert on_desk(house) == ["overlap:s-1:s-2"]
    change(house, "shop", "s-2", opening_hours="Sa 10:00-17:00")
    assert on_desk(house) == []


def test_premises_say_whether_they_are_empty(house: House) -> None:
    right_shop(house)
    change(house, "premises", "p-s-1", status="vacant")
    assert on_desk(house) == ["vacant_tenant:p-s-1"]
    change(house, "shop", "s-1", left_on=date(2026, 5, 1))
    assert on_desk(house) == ["tenantless:p-s-1"]
    change(house, "premises", "p-s-1", vacant_since=date(2026, 5, 1))
    assert on_desk(house) == []


def test_the_most_urgent_comes_first(house: House) -> None:
    a_shop(house, hours=None)
    with writing(house.engine) as connection:
        desk.lay_down(connection, "dorp", [Need("bounced", "mail:1", detail={"kind": "reminder"})], house.clock())
    assert on_desk(house) == ["mail:1", "without_hours:s-1", "unclaimed:s-1"]


def test_looking_twice_lists_nothing_twice(house: House) -> None:
    a_shop(house)
    assert on_desk(house) == on_desk(house)


def test_what_somebody_found_fine_stays_away_until_it_changes(house: House, tom: Author, clock: Clock) -> None:
    right_shop(house, hours="24/7")
    decide(house, "dorp", item(house, "never_closes:s-1").id, "fine", tom)
    clock.now = EVENING + 100 * DAY
    assert on_desk(house) == []
    change(house, "shop", "s-1", opening_hours="00:00-24:00")
    assert on_desk(house) == ["never_closes:s-1"]


def test_after_a_letter_without_answer_the_shop_comes_back(house: House, tom: Author, clock: Clock) -> None:
    a_shop(house)
    a_shop(house, "s-2")
    refresh(house, "dorp")
    assert decide_shops(house, "dorp", "unclaimed", ["s-1", "s-2", "s-3"], "letter", tom) == 2
    assert on_desk(house) == []
    clock.now = EVENING + 61 * DAY
    assert on_desk(house) == ["unclaimed:s-1", "unclaimed:s-2"]


def test_what_solved_itself_comes_back_when_it_holds_again(house: House, tom: Author) -> None:
    right_shop(house, hours=None)
    assert on_desk(house) == ["without_hours:s-1"]
    change(house, "shop", "s-1", opening_hours="Mo 10:00-12:00")
    assert on_desk(house) == []
    change(house, "shop", "s-1", opening_hours=None)
    assert on_desk(house) == ["without_hours:s-1"]


def test_nothing_is_decided_twice_nor_in_another_town(house: House, tom: Author) -> None:
    a_shop(house)
    number = item(house, "unclaimed:s-1").id
    with pytest.raises(NotFound):
        decide(house, "elders", number, "fine", tom)
    decide(house, "dorp", number, "fine", tom)
    with pytest.raises(Invalid):
        decide(house, "dorp", number, "fine", tom)


def test_the_page_of_today_looks_again_after_a_minute(house: House, clock: Clock) -> None:
    refresh_when_old(house, "dorp")
    a_shop(house)
    refresh_when_old(house, "dorp")
    assert open_items(house, "dorp") == []
    clock.now = EVENING + timedelta(minutes=2)
    refresh_when_old(house, "dorp")
    assert [each.key for each in open_items(house, "dorp")] == ["unclaimed:s-1"]


def test_what_was_mended_just_now_is_gone_at_the_next_look(house: House, clock: Clock) -> None:
    right_shop(house, hours=None)
    refresh_when_old(house, "dorp")
    clock.now = EVENING + timedelta(seconds=20)
    change(house, "shop", "s-1", opening_hours="Mo 10:00-12:00")
    refresh_when_old(house, "dorp")
    assert open_items(house, "dorp") == []


def test_a_week_tells_things_clicks_and_minutes(house: House, tom: Author, clock: Clock) -> None:
    clock.now = datetime(2026, 6, 3, 8, 0, tzinfo=UTC)  # a Wednesday
    for key in ("s-1", "s-2", "s-3"):
        a_shop(house, key)
    refresh(house, "dorp")
    one, two, three = (each.id for each in open_items(house, "dorp"))
    open_item(house, "dorp", one)
    clock.now += timedelta(minutes=2)
    decide(house, "dorp", one, "fine", tom)
    clock.now += timedelta(hours=1)
    decide(house, "dorp", two, "letter", tom)
    clock.now += timedelta(weeks=1)
    decide(house, "dorp", three, "letter", tom)
    this, last = weeks(house, "dorp", 2)
    assert (last.came, last.done, last.clicks, last.minutes) == (3, 2, 3, 4)
    assert (this.came, this.done, this.clicks, this.minutes) == (0, 1, 1, 1)
    assert last.kinds == {"unclaimed": 2}


def test_work_that_solves_a_thing_soon_after_it_was_opened_counts_as_a_click(house: House, clock: Clock) -> None:
    right_shop(house, hours=None)
    open_item(house, "dorp", item(house, "without_hours:s-1").id)
    clock.now += timedelta(minutes=3)
    change(house, "shop", "s-1", opening_hours="Mo 10:00-12:00")
    assert on_desk(house) == []
    (week,) = weeks(house, "dorp", 1)
    assert (week.solved, week.clicks, week.minutes) == (1, 2, 4)


def test_the_number_of_queries_does_not_grow_with_the_town(house: House) -> None:
    asked: list[str] = []

    def count() -> int:
        asked.clear()
        refresh(house, "dorp")
        return len(asked)

    event.listen(house.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    a_shop(house)
    refresh(house, "dorp")
    few = count()
    for number in range(2, 40):
        a_shop(house, f"s-{number}", hours=None)
    refresh(house, "dorp")
    assert count() == few


def test_an_unanswered_wish_lies_on_the_desk(house: House) -> None:
    with writing(house.engine) as connection:
        values = {"town": "dorp", "text": "Meer banken", "at": house.clock()}
        connection.execute(insert(tables_work.wish).values(**values))
    assert on_desk(house) == ["wish:1"]
