"""Files of photos that nobody is shown end thirty days later, on both databases; that there was a photo stays known."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from tests.services.people_house import Clock, a_person, a_shop, keeps, rows
from twin.services import agenda
from twin.services.changing import Author, FilesGone, undo
from twin.services.cleaning import clean
from twin.services.history import About, history
from twin.services.house import House
from twin.services.photos import add_photo, describe_photo, photos_of, remove_photo
from twin.services.proposals import refuse, waiting
from twin.storage.cores import read_core
from twin.storage.tables_work import photo, photo_file

TOM = Author("officer")
OPENING = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)


@pytest.fixture
def house(house: House) -> House:
    keeps(house, a_person(house), a_shop(house))
    return house


def picture(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(written, "JPEG")
    return written.getvalue()


def a_photo(house: House, colour: str = "red", by: Author = TOM) -> int:
    add_photo(house, "dorp", "s-1", picture(colour), by)
    number = photos_of(house, "dorp", "s-1")[-1].photo.id
    describe_photo(house, "dorp", "s-1", number, {"nl": "De toonbank"}, {}, by)
    return number


def with_files(house: House) -> set[int]:
    with house.engine.connect() as connection:
        return set(connection.scalars(select(photo_file.c.photo)))


def days_later(house: House, clock: Clock, days: int) -> set[int]:
    clock.now += timedelta(days=days)
    clean(house)
    return with_files(house)


def test_a_photo_that_was_taken_away_can_come_back_for_thirty_days(house: House, clock: Clock) -> None:
    number, stays = a_photo(house), a_photo(house, "blue")
    clock.now += timedelta(days=100)
    removal = remove_photo(house, "dorp", "s-1", number, TOM)
    assert removal
    assert days_later(house, clock, 30) == {number, stays}
    undo(house, "dorp", removal, TOM)
    assert days_later(house, clock, 100) == {number, stays}


def test_after_that_its_files_are_gone_and_the_history_still_tells_of_it(house: House, clock: Clock) -> None:
    number = a_photo(house)
    removal = remove_photo(house, "dorp", "s-1", number, TOM)
    assert removal
    clock.now += timedelta(days=31)
    assert clean(house)["photo"] == 1
    assert clean(house)["photo"] == 0
    assert with_files(house) == set()
    assert [row["state"] for row in rows(house, photo)] == ["removed"]
    said = history(house, "dorp", "nl", About(shop="s-1"))
    (line,) = said.actions[0].lines
    assert (line.thing_words, line.subject, line.fields[0].after) == ("foto", "Bakkerij Lies", "weggehaald")
    with pytest.raises(FilesGone):
        undo(house, "dorp", removal, TOM)
    assert [row["state"] for row in rows(house, photo)] == ["removed"], "nothing of it is kept"


def test_a_refused_photo_goes_too(house: House, clock: Clock) -> None:
    number = a_photo(house, by=Author("shopkeeper", 1))
    (proposal,) = waiting(house, "dorp")
    refuse(house, "dorp", proposal.id, "te donker", TOM)
    assert days_later(house, clock, 30) == {number}
    assert days_later(house, clock, 1) == set()


def test_one_that_waits_or_has_no_words_yet_stays(house: House, clock: Clock) -> None:
    number = a_photo(house, by=Author("shopkeeper", 1))
    add_photo(house, "dorp", "s-1", picture("blue"), TOM)
    assert len(days_later(house, clock, 400)) == 2
    assert number in with_files(house)


def test_an_events_picture_goes_thirty_days_after_another_took_its_place(house: House, clock: Clock) -> None:
    values = {"titles": {"nl": "Opening"}, "texts": {}, "starts_at": OPENING, "ends_at": OPENING + timedelta(hours=2)}
    shown = {"on_map": True, "on_site": True, "on_screens": True}
    key, _ = agenda.save(house, "dorp", "event", "", {**values, **shown}, TOM, picture("red"))
    (first,) = days_later(house, clock, 60)
    _, change = agenda.save(house, "dorp", "event", key, values, TOM, picture("blue"))
    assert change
    assert len(days_later(house, clock, 30)) == 2
    (second,) = days_later(house, clock, 1)
    assert second != first
    agenda.remove(house, "dorp", "event", key, TOM)
    assert days_later(house, clock, 30) == {second}
    assert days_later(house, clock, 1) == set()


def test_a_day_in_the_past_shows_no_photo_that_was_taken_away_since(house: House, clock: Clock) -> None:
    number, before = a_photo(house), clock.now + timedelta(hours=1)
    clock.now += timedelta(days=1)
    assert [each.id for each in read_core(house.engine, "dorp", before, before).shops["s-1"].photos] == [number]
    remove_photo(house, "dorp", "s-1", number, TOM)
    assert read_core(house.engine, "dorp", before, before).shops["s-1"].photos == ()
