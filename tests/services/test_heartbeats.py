"""A screen that is not well lies on the desk, and leaves it when it is well again. On both databases."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert

from tests.services.people_house import EVENING, Clock, a_person, dorp
from twin.domain.heartbeat import Beat
from twin.services.changing import Author
from twin.services.desk import decide, open_items, refresh
from twin.services.heartbeats import hear
from twin.services.house import House
from twin.storage import tables
from twin.storage.database import writing
from twin.storage.desk import Item

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[House]:
    house = dorp(tmp_path, clock, DATABASE_URL=database_url)
    size = {"bearing": 0, "diagonal_inch": 43, "width_px": 1080, "height_px": 1920, "mounting_height_mm": 700}
    with writing(house.engine) as connection:
        connection.execute(
            insert(tables.screen).values(town="dorp", id="markt", name="Markt", lon=3.892, lat=50.884, **size)
        )
    yield house
    house.engine.dispose()


@pytest.fixture
def tom(house: House) -> Author:
    return Author("officer", a_person(house, "tom@dorp.example"))


def tell(house: House, screen: str = "markt", is_current: bool = True, **told: Any) -> None:
    beat = Beat(**{"version": "a" * 16, "drawing": "map", "is_dated": False, "errors": 0, **told})
    hear(house, "dorp", screen, beat, is_current)


def lives(house: House, clock: Clock, minutes: int, **told: Any) -> None:
    """A screen that tells every three minutes, for so long."""
    for _ in range(minutes // 3):
        clock.now += 3 * MINUTE
        tell(house, **told)


def on_desk(house: House) -> list[Item]:
    refresh(house, "dorp")
    return list(open_items(house, "dorp"))


def troubles(house: House) -> list[str]:
    return [name for item in on_desk(house) for name in item.detail["troubles"]]


def test_a_screen_that_was_never_heard_is_no_trouble(house: House, clock: Clock) -> None:
    clock.now += 30 * DAY
    assert on_desk(house) == []


def test_a_silent_screen_lies_there_until_it_was_heard_for_a_while(house: House, clock: Clock) -> None:
    tell(house)
    clock.now += 14 * MINUTE
    assert on_desk(house) == []
    clock.now += MINUTE
    (item,) = on_desk(house)
    assert (item.kind, item.key) == ("screen", "screen:markt")
    assert item.detail == {"screen": "markt", "troubles": {"silent": EVENING.isoformat()}}
    lives(house, clock, 15)
    assert [each.id for each in on_desk(house)] == [item.id], "back, but for how long?"
    lives(house, clock, 3)
    assert on_desk(house) == []


def test_a_bad_connection_is_one_line_and_not_many(house: House, clock: Clock, tom: Author) -> None:
    tell(house)
    clock.now += 20 * MINUTE
    (item,) = on_desk(house)
    for _ in range(10):
        tell(house)
        clock.now += 20 * MINUTE
        assert [each.id for each in on_desk(house)] == [item.id]
    decide(house, "dorp", item.id, "uit", tom)
    tell(house)
    clock.now += 20 * MINUTE
    assert on_desk(house) == []


def test_a_screen_that_is_off_on_purpose_is_asked_about_after_a_month(house: House, clock: Clock, tom: Author) -> None:
    tell(house)
    clock.now += DAY
    decide(house, "dorp", on_desk(house)[0].id, "uit", tom)
    clock.now += 29 * DAY
    assert on_desk(house) == []
    clock.now += DAY
    assert troubles(house) == ["silent"]


def test_one_that_was_switched_on_and_falls_silent_again_is_told_at_once(
    house: House, clock: Clock, tom: Author
) -> None:
    tell(house)
    clock.now += DAY
    decide(house, "dorp", on_desk(house)[0].id, "uit", tom)
    lives(house, clock, 60)
    assert on_desk(house) == []
    clock.now += 15 * MINUTE
    assert troubles(house) == ["silent"]


def test_what_a_screen_says_of_itself_comes_and_goes(house: House, clock: Clock) -> None:
    tell(house, drawing="none", is_dated=True, errors=1)
    assert troubles(house) == ["dated", "no_map", "errors"]
    lives(house, clock, 57)
    assert troubles(house) == ["errors"]
    lives(house, clock, 3)
    assert troubles(house) == []


def test_a_screen_that_stays_with_an_old_edition_is_told_after_two_hours(house: House, clock: Clock) -> None:
    tell(house, is_current=False)
    lives(house, clock, 117, is_current=False)
    assert troubles(house) == []
    lives(house, clock, 3, is_current=False)
    assert troubles(house) == ["old"]
    lives(house, clock, 3, version="b" * 16)
    assert troubles(house) == []


def test_a_screen_that_is_no_more_is_nobodys_trouble(house: House, clock: Clock) -> None:
    tell(house)
    clock.now += DAY
    assert troubles(house) == ["silent"]
    with writing(house.engine) as connection:
        connection.execute(delete(tables.screen))
    assert on_desk(house) == []
