"""Wishes: left with one field, answered at the desk, shown to all where the town wants that."""

import pytest

from tests.services.people_house import a_person, a_shop, keeps, rows
from twin.errors import Invalid, NotFound
from twin.services import wishes
from twin.services.changing import Author, undo
from twin.services.desk import open_items, refresh
from twin.services.house import House
from twin.storage import tables_people


@pytest.fixture
def lies(house: House) -> Author:
    a_shop(house)
    person = a_person(house, language="fr")
    keeps(house, person, "s-1")
    return Author("shopkeeper", person)


@pytest.fixture
def tom(house: House) -> Author:
    return Author("officer", a_person(house, "tom@dorp.example"))


def on_desk(house: House) -> list[str]:
    refresh(house, "dorp")
    return [item.key for item in open_items(house, "dorp") if item.kind == "wish"]


def test_a_wish_lies_on_the_desk_until_it_is_answered(house: House, lies: Author, tom: Author) -> None:
    number = wishes.leave(house, "dorp", "s-1", "Meer fietsenrekken", lies)
    assert on_desk(house) == [f"wish:{number}"]
    wishes.answer(house, "dorp", number, "In maart komen er tien bij.", "Fietsen", True, tom)
    assert on_desk(house) == []
    (mail,) = rows(house, tables_people.mail)
    assert (mail["kind"], mail["language"]) == ("wish_answered", "fr")
    assert "In maart komen er tien bij." in mail["text"]


def test_the_same_words_twice_are_one_wish(house: House, lies: Author) -> None:
    first = wishes.leave(house, "dorp", "s-1", "Meer licht", lies)
    assert wishes.leave(house, "dorp", "s-1", " Meer licht ", lies) == first
    assert len(wishes.of_shop(house, "dorp", "s-1")) == 1


def test_mending_a_tag_mails_nobody_again(house: House, lies: Author, tom: Author) -> None:
    number = wishes.leave(house, "dorp", "s-1", "Meer licht", lies)
    for tag in ("Licht", "Straatlicht"):
        wishes.answer(house, "dorp", number, "Komt eraan.", tag, False, tom)
    assert len(rows(house, tables_people.mail)) == 1
    assert wishes.tags_of(house, "dorp") == {"Straatlicht": 1}


def test_only_what_an_officer_made_public_is_shown_to_all(house: House, lies: Author, tom: Author) -> None:
    kept, shown = (wishes.leave(house, "dorp", "s-1", text, lies) for text in ("Stil", "Luid"))
    wishes.answer(house, "dorp", kept, "Ja.", "", False, tom)
    batch = wishes.answer(house, "dorp", shown, "Gedaan.", "", True, tom)
    assert [each.text for each in wishes.shown_to_all(house, "dorp")] == ["Luid"]
    assert batch is not None
    undo(house, "dorp", batch, tom)
    assert wishes.shown_to_all(house, "dorp") == []
    assert on_desk(house) == [f"wish:{shown}"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 2001])
def test_no_words_and_too_many_are_refused(house: House, lies: Author, text: str) -> None:
    with pytest.raises(Invalid):
        wishes.leave(house, "dorp", "s-1", text, lies)


def test_a_wish_of_another_town_is_not_there(house: House, lies: Author, tom: Author) -> None:
    with pytest.raises(NotFound):
        wishes.answer(house, "dorp", 99, "Ja.", "", False, tom)
