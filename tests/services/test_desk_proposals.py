"""Proposals: a shopkeeper writes, an officer looks, the shopkeeper hears of it."""

from typing import Any

import pytest

from tests.services.people_house import a_person, a_shop, keeps, rows
from twin.errors import Invalid, NotAllowed, NotFound
from twin.services.changing import Author, Overtaken, changing, undo
from twin.services.house import House
from twin.services.proposals import accept, of_shop, propose, refuse, waiting, withdraw
from twin.storage import tables, tables_people, tables_work

NEW = {"names": {"nl": "Bakkerij Lies en Zoon"}}


@pytest.fixture
def lies(house: House) -> Author:
    a_shop(house)
    person = a_person(house)
    keeps(house, person, "s-1")
    return Author("shopkeeper", person)


@pytest.fixture
def tom(house: House) -> Author:
    return Author("officer", a_person(house, "tom@dorp.example"))


def shop_row(house: House) -> dict[str, Any]:
    return rows(house, tables.shop)[0]


def offered(house: House, lies: Author, after: dict[str, Any] = NEW) -> int:
    number = propose(house, "dorp", "s-1", "shop", "s-1", after, lies)
    assert number is not None
    return number


def desk(house: House) -> list[tuple[str, str]]:
    return [(row["key"], row["outcome"]) for row in rows(house, tables_work.desk_item)]


def mails(house: House) -> list[tuple[str, str]]:
    return [(row["kind"], row["recipient"]) for row in rows(house, tables_people.mail)]


def test_a_proposal_changes_nothing_and_lies_on_the_desk(house: House, lies: Author) -> None:
    number = offered(house, lies)
    assert shop_row(house)["names"] == {"nl": "Bakkerij Lies"}
    assert desk(house) == [(f"proposal:{number}", "")]
    assert [(each.before, each.after) for each in waiting(house, "dorp")] == [
        ({"names": {"nl": "Bakkerij Lies"}}, NEW),
    ]


def test_accepting_shows_it_to_everybody_and_tells_the_shopkeeper(house: House, lies: Author, tom: Author) -> None:
    number = offered(house, lies)
    batch = accept(house, "dorp", number, tom)
    assert shop_row(house)["names"] == NEW["names"]
    assert desk(house) == [(f"proposal:{number}", "accepted")]
    assert mails(house) == [("proposal_accepted", "lies@bakkerij.example")]
    assert "naam" in rows(house, tables_people.mail)[0]["text"]
    assert batch is not None
    undo(house, "dorp", batch, tom)
    assert shop_row(house)["names"] == {"nl": "Bakkerij Lies"}


def test_refusing_gives_the_reason_and_keeps_what_stands(house: House, lies: Author, tom: Author) -> None:
    number = offered(house, lies)
    refuse(house, "dorp", number, "Zet er geen reclame bij.", tom)
    assert shop_row(house)["names"] == {"nl": "Bakkerij Lies"}
    assert [(each.state, each.reason) for each in of_shop(house, "dorp", "s-1")] == [
        ("refused", "Zet er geen reclame bij.")
    ]
    assert "Zet er geen reclame bij." in rows(house, tables_people.mail)[0]["text"]
    assert desk(house) == [(f"proposal:{number}", "refused")]


def test_nobody_is_refused_without_a_reason(house: House, lies: Author, tom: Author) -> None:
    number = offered(house, lies)
    with pytest.raises(Invalid):
        refuse(house, "dorp", number, "  \n", tom)
    assert len(waiting(house, "dorp")) == 1


def test_what_changed_meanwhile_is_not_overwritten_unseen(house: House, lies: Author, tom: Author) -> None:
    number = offered(house, lies)
    with changing(house, "dorp", tom) as batch:
        batch.update("shop", "s-1", {"names": {"nl": "De Bakkerij"}})
    with pytest.raises(Overtaken) as overtaken:
        accept(house, "dorp", number, tom)
    assert overtaken.value.now == {"names": {"nl": "De Bakkerij"}}
    assert len(waiting(house, "dorp")) == 1
    accept(house, "dorp", number, tom, anyway=True)
    assert shop_row(house)["names"] == NEW["names"]


def test_a_second_proposal_goes_into_the_first(house: House, lies: Author) -> None:
    number = offered(house, lies)
    assert offered(house, lies, {"category": "shop=pastry"}) == number
    assert [each.after for each in waiting(house, "dorp")] == [{**NEW, "category": "shop=pastry"}]


def test_proposing_what_stands_there_already_withdraws(house: House, lies: Author) -> None:
    offered(house, lies)
    assert propose(house, "dorp", "s-1", "shop", "s-1", {"names": {"nl": "Bakkerij Lies"}}, lies) is None
    assert waiting(house, "dorp") == []
    assert [outcome for _, outcome in desk(house)] == ["withdrawn"]


def test_a_proposal_is_decided_once(house: House, lies: Author, tom: Author) -> None:
    number = offered(house, lies)
    accept(house, "dorp", number, tom)
    with pytest.raises(Invalid):
        accept(house, "dorp", number, tom)
    with pytest.raises(Invalid):
        withdraw(house, "dorp", number, "s-1", lies)
    with pytest.raises(NotFound):
        refuse(house, "dorp", number + 1, "Nee.", tom)
    assert len(mails(house)) == 1


def test_another_shop_cannot_withdraw_it(house: House, lies: Author) -> None:
    number = offered(house, lies)
    with pytest.raises(NotAllowed):
        withdraw(house, "dorp", number, "s-2", lies)
    withdraw(house, "dorp", number, "s-1", lies)
    assert waiting(house, "dorp") == []


def test_a_refused_offer_is_never_shown(house: House, lies: Author, tom: Author) -> None:
    when = house.clock()
    days = {"first_day": when.date(), "last_day": when.date()}
    with changing(house, "dorp", lies) as batch:
        key = batch.create(
            "offer", {"shop": "s-1", "titles": {"nl": "Taart"}, "texts": {}, **days, "state": "waiting", "at": when}
        )
    number = propose(house, "dorp", "s-1", "offer", key, {"state": "live"}, lies)
    assert number is not None
    refuse(house, "dorp", number, "Die korting mag niet.", tom)
    assert [row["state"] for row in rows(house, tables_work.offer)] == ["refused"]
