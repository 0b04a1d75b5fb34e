"""An officer says which shop a number of the register belongs to. On both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from tests.services.people_house import a_person, a_shop, rows
from twin.domain.business_register import Establishment, Match, Matches
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, Overtaken, changing, undo
from twin.services.desk import open_items, refresh
from twin.services.exchange.kbo import take_numbers
from twin.services.exchange.kbo_choice import NotThisShop, choose
from twin.services.house import House
from twin.storage import tables
from twin.storage.desk import Item
from twin.storage.tables_history import change
from twin.storage.tables_work import desk_item

DEPOT = Establishment("2000000438", "0403170701", ("Bakkerij Lies depot",), "Markt", "99", "9550")
IMPORT = Author("import")


@pytest.fixture
def house(house: House) -> House:
    """Two bakeries, and a doubt about which of them the depot is."""
    a_shop(house, "s-1", "Bakkerij Lies")
    a_shop(house, "s-2", "Lies & co")
    found = Matches((), (Match(DEPOT, ("s-1", "s-2"), "name", False),), (), ())
    take_numbers(house, "dorp", found, IMPORT)
    return house


@pytest.fixture
def tom(house: House) -> Author:
    return Author("officer", a_person(house, "tom@dorp.example"))


def doubts(house: House) -> list[Item]:
    return [item for item in open_items(house, "dorp") if item.kind == "doubtful"]


def numbers(house: House, place: int = 0) -> tuple[str, str]:
    row = rows(house, tables.shop)[place]
    return row["establishment_number"], row["enterprise_number"]


def change_shop(house: House, key: str, **values: Any) -> None:
    with changing(house, "dorp", IMPORT) as batch:
        batch.update("shop", key, values)


def test_the_chosen_shop_has_the_numbers_and_history_says_who_chose(house: House, tom: Author) -> None:
    assert choose(house, "dorp", doubts(house)[0].id, "s-2", tom) is not None
    assert numbers(house, 1) == (DEPOT.number, DEPOT.enterprise)
    assert numbers(house, 0) == ("", "")
    (written,) = [row for row in rows(house, change) if row["way"] == "officer"]
    assert (written["thing_id"], written["person"]) == ("s-2", tom.person)
    (done,) = rows(house, desk_item)
    assert (done["outcome"], done["done_by"], done["clicks"]) == ("zaak", tom.person, 1)


def test_none_of_these_closes_the_question_and_writes_nothing(house: House, tom: Author) -> None:
    assert choose(house, "dorp", doubts(house)[0].id, "", tom) is None
    assert doubts(house) == []
    assert (numbers(house, 0), numbers(house, 1)) == (("", ""), ("", ""))
    assert not [row for row in rows(house, change) if row["way"] == "officer"]


def test_a_choice_that_is_taken_back_is_asked_again(house: House, tom: Author) -> None:
    first = doubts(house)[0].id
    batch = choose(house, "dorp", first, "s-1", tom)
    assert batch is not None
    refresh(house, "dorp")
    assert doubts(house) == []
    undo(house, "dorp", batch, tom)
    assert numbers(house) == ("", "")
    for _ in range(2):
        refresh(house, "dorp")
    (again,) = doubts(house)
    assert (again.id != first, again.key) == (True, f"kbo:{DEPOT.number}")
    assert choose(house, "dorp", again.id, "s-2", tom) is not None
    refresh(house, "dorp")
    assert doubts(house) == []


def test_of_two_officers_at_once_one_decides(house: House, tom: Author) -> None:
    number = doubts(house)[0].id

    def decides(shop: str) -> str:
        try:
            choose(house, "dorp", number, shop, tom)
        except Invalid:
            return ""
        return shop

    with ThreadPoolExecutor(3) as officers:
        chosen = [each for each in officers.map(decides, ["s-1", "s-2", "s-1"]) if each]
    assert len(chosen) == 1
    written = [place for place in (0, 1) if numbers(house, place) != ("", "")]
    assert written == [int(chosen[0][-1]) - 1]


def test_a_shop_that_got_another_number_meanwhile_keeps_it_until_the_officer_insists(house: House, tom: Author) -> None:
    change_shop(house, "s-1", establishment_number="2111111111")
    with pytest.raises(Overtaken) as overtaken:
        choose(house, "dorp", doubts(house)[0].id, "s-1", tom)
    assert overtaken.value.now == {"establishment_number": "2111111111"}
    assert numbers(house) == ("2111111111", "")
    choose(house, "dorp", doubts(house)[0].id, "s-1", tom, anyway=True)
    assert numbers(house) == (DEPOT.number, DEPOT.enterprise)


def test_a_shop_that_already_had_another_number_when_it_was_asked_gets_the_new_one(house: House, tom: Author) -> None:
    change_shop(house, "s-1", establishment_number="2111111111")
    other = Establishment("2000000537", "0403170701", ("Lies",), "Markt", "1", "9550")
    take_numbers(house, "dorp", Matches((), (Match(other, ("s-1",), "address", False),), (), ()), IMPORT)
    choose(house, "dorp", doubts(house)[-1].id, "s-1", tom)
    assert numbers(house) == ("2000000537", "0403170701")


@pytest.mark.parametrize(("shop", "why"), [("s-9", "unknown"), ("s-3", "unknown"), ("s-2", "left")])
def test_only_a_candidate_that_is_still_there_can_be_chosen(house: House, tom: Author, shop: str, why: str) -> None:
    a_shop(house, "s-3", "Boeken")
    change_shop(house, "s-2", left_on=date(2026, 5, 1))
    with pytest.raises(NotThisShop) as refused:
        choose(house, "dorp", doubts(house)[0].id, shop, tom)
    assert refused.value.why == why
    assert len(doubts(house)) == 1


def test_one_number_is_never_given_to_two_shops(house: House, tom: Author) -> None:
    change_shop(house, "s-1", establishment_number=DEPOT.number)
    with pytest.raises(NotThisShop, match="taken"):
        choose(house, "dorp", doubts(house)[0].id, "s-2", tom)
    choose(house, "dorp", doubts(house)[0].id, "s-1", tom)
    assert numbers(house) == (DEPOT.number, DEPOT.enterprise)


def test_what_is_decided_or_no_doubt_is_refused(house: House, tom: Author) -> None:
    number = doubts(house)[0].id
    choose(house, "dorp", number, "", tom)
    with pytest.raises(Invalid, match="already"):
        choose(house, "dorp", number, "s-1", tom)
    with pytest.raises(NotFound):
        choose(house, "dorp", 999, "s-1", tom)


def test_a_doubt_that_is_sure_at_the_next_reading_is_asked_no_more(house: House) -> None:
    take_numbers(house, "dorp", Matches((Match(DEPOT, ("s-1",), "address", True),), (), (), ()), IMPORT)
    assert doubts(house) == []
    assert numbers(house) == (DEPOT.number, DEPOT.enterprise)
