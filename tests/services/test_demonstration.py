"""A demonstration shows a little of everything once, says that it is invented, and can be taken away for good."""

from datetime import datetime, timedelta

import pytest

from tests.people import PeopledTown
from tests.services.people_house import a_shop, rows
from twin.domain.town import LANGUAGES
from twin.services import agenda
from twin.services.changing import Author, undo
from twin.services.demonstration import demonstrate
from twin.services.desk import open_items
from twin.services.house import House
from twin.services.offers import offers_of
from twin.storage import tables, tables_history, tables_people, tables_work
from twin.storage.database import writing

TOM = Author("officer")
WRITTEN = (tables_work.event, tables_work.notice, tables_work.offer, tables_work.proposal, tables_work.wish)
SHOPS = ("s-1", "s-2", "s-3", "s-4", "s-5")


@pytest.fixture
def house(house: House) -> House:
    """Dorp as a demonstration, with five invented shops."""
    for shop in SHOPS:
        a_shop(house, shop, f"Zaak {shop}")
    be_demonstration(house, is_one=True)
    return house


def be_demonstration(house: House, *, is_one: bool) -> None:
    with writing(house.engine) as connection:
        (row,) = connection.execute(tables.town.select()).mappings()
        connection.execute(tables.town.update().values(settings={**row["settings"], "demonstration": is_one}))


def counts(house: House) -> list[int]:
    return [len(rows(house, table)) for table in WRITTEN]


def test_it_shows_a_little_of_everything_once(house: House) -> None:
    assert demonstrate(house) == ["dorp"]
    assert counts(house) == [1, 1, 2, 1, 1]
    assert {item.kind for item in open_items(house, "dorp")} >= {"proposal", "wish"}
    assert [each.standing for shop in SHOPS for each in offers_of(house, "dorp", shop)] == ["live", "live"]
    assert demonstrate(house) == []
    assert counts(house) == [1, 1, 2, 1, 1]


def test_every_text_says_in_four_languages_that_it_is_a_demonstration(house: House) -> None:
    demonstrate(house)
    (event,), (notice,) = agenda.events(house, "dorp"), agenda.notices(house, "dorp")
    offers = [each.offer for shop in SHOPS for each in offers_of(house, "dorp", shop)]
    (proposal,) = rows(house, tables_work.proposal)
    for words in (event.titles, notice.titles, *(offer.titles for offer in offers), proposal["after"]["texts"]):
        assert set(words) == set(LANGUAGES)
        assert all(text.lower().startswith(("demonstrat", "démonstration")) for text in words.values())
    assert rows(house, tables_work.wish)[0]["text"].startswith("Demonstratie")
    assert rows(house, tables_people.person) == [], "nobody is invented"


def test_what_the_shop_already_says_stays_in_what_it_proposes(house: House) -> None:
    said = {"nl": "Brood van gisteren."}
    with writing(house.engine) as connection:
        connection.execute(tables.shop.update().values(texts=said))
    demonstrate(house)
    (proposal,) = rows(house, tables_work.proposal)
    assert proposal["after"]["texts"]["nl"].startswith("Brood van gisteren. Demonstratie: ")
    assert rows(house, tables.shop)[0]["texts"] == said


def test_a_shop_of_medicines_sells_nothing_at_half_the_price(house: House) -> None:
    with writing(house.engine) as connection:
        connection.execute(tables.shop.update().values(category="amenity=pharmacy"))
    demonstrate(house)
    assert counts(house) == [1, 1, 0, 0, 0]


def test_the_event_is_soon_and_comes_back_each_month(house: House) -> None:
    demonstrate(house)
    (event,) = agenda.events(house, "dorp")
    assert f"{event.start.astimezone(event.zone_of.zone):%A %d %B %H:%M}" == "Friday 05 June 18:00"
    assert event.recurrence == "FREQ=MONTHLY;BYDAY=1FR"
    new_year = datetime(2027, 1, 1, tzinfo=event.zone_of.zone)
    assert list(event.occurrences(new_year, new_year + timedelta(days=1))) == [], "a first Friday, and a holiday"


def test_what_an_officer_took_away_stays_away(house: House) -> None:
    demonstrate(house)
    (event,) = agenda.events(house, "dorp")
    agenda.remove(house, "dorp", "event", str(event.id), TOM)
    demonstrate(house)
    assert agenda.events(house, "dorp") == []


def test_all_that_is_seen_stands_in_history_and_can_be_undone(house: House) -> None:
    demonstrate(house)
    for batch in sorted({row["batch"] for row in rows(house, tables_history.change)}, reverse=True):
        undo(house, "dorp", batch, TOM)
    assert counts(house) == [0, 0, 0, 1, 0]  # a proposal is not seen: it waits to be sent back


def test_a_town_of_real_shops_gets_nothing(house: House) -> None:
    be_demonstration(house, is_one=False)
    assert demonstrate(house) == []
    assert counts(house) == [0, 0, 0, 0, 0]


def test_a_town_with_hardly_any_shops_gets_what_the_town_itself_would_say(peopled: PeopledTown) -> None:
    assert demonstrate(peopled.house) == ["dorp", "elders"]
    assert counts(peopled.house) == [2, 2, 0, 0, 0]
