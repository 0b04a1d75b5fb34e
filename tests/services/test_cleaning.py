"""Addresses, sessions and mails end after their time."""

import pytest
from sqlalchemy import Table, func, select

from tests.people import PeopledTown, Visit
from twin.services.cleaning import clean
from twin.storage.tables_people import attempt, kept_form, mail, person, session, way_in


def count(peopled: PeopledTown, table: Table) -> int:
    with peopled.house.engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def known(peopled: PeopledTown) -> set[str]:
    with peopled.house.engine.connect() as connection:
        return set(connection.scalars(select(person.c.email).where(person.c.email.is_not(None))))


@pytest.fixture
def asked(peopled: PeopledTown, nobody: Visit) -> Visit:
    """Somebody asked a link and typed a form without being in."""
    nobody.post("/dorp/binnen/", {"email": "an@post.example"})
    nobody.post("/dorp/account/", {"name": "An"})
    with peopled.house.engine.begin() as connection:
        connection.execute(mail.update().values(sent_at=peopled.watch()))
    return nobody


def test_nothing_of_today_is_taken_away(peopled: PeopledTown, asked: Visit, as_lies: Visit) -> None:
    assert set(clean(peopled.house).values()) == {0}
    assert [count(peopled, each) for each in (session, way_in, mail, kept_form)] == [1, 1, 1, 1]
    assert count(peopled, attempt) == 3


def test_each_kind_ends_after_its_time(peopled: PeopledTown, asked: Visit, as_lies: Visit) -> None:
    peopled.watch.go_on(days=1, minutes=1)
    done = {kind: count for kind, count in clean(peopled.house).items() if count}
    assert done == {"attempt": 3, "kept_form": 1}
    peopled.watch.go_on(days=30)
    assert clean(peopled.house)["way_in"] == 1
    peopled.watch.go_on(days=60)
    done = clean(peopled.house)
    assert (done["session"], done["mail"]) == (1, 1)


def test_who_keeps_nothing_is_erased_a_year_after_her_last_visit(peopled: PeopledTown) -> None:
    peopled.watch.go_on(days=300)
    peopled.visit("an")
    peopled.watch.go_on(days=364)
    clean(peopled.house)
    assert "an@post.example" in known(peopled)
    peopled.watch.go_on(days=2)
    assert clean(peopled.house)["person"] == 1
    assert "an@post.example" not in known(peopled)
    assert "lies@bakkerij.example" in known(peopled)  # she keeps a shop, however long she was not here


def test_the_time_begins_when_the_last_access_ended(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=400)
    lies = peopled.visit("lies")
    lies.post("/dorp/mijn-zaak/bakkerij-lies/mensen/vertrek")
    peopled.watch.go_on(days=364)
    clean(peopled.house)
    assert "lies@bakkerij.example" in known(peopled)
    peopled.watch.go_on(days=2)
    clean(peopled.house)
    assert "lies@bakkerij.example" not in known(peopled)


def test_cleaning_twice_does_no_harm(peopled: PeopledTown, asked: Visit) -> None:
    peopled.watch.go_on(days=500)
    clean(peopled.house)
    assert set(clean(peopled.house).values()) == {0}
