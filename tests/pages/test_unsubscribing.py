"""A mail program ends the reminders with one click (RFC 8058), and their reader brings them back on the same page."""

import re
from datetime import timedelta

import pytest

from tests.pages.strict import Page
from tests.pages.test_questions import address as question_address
from tests.people import PeopledTown, Visit
from twin.services.reminders import remind
from twin.storage.database import writing
from twin.storage.people import members
from twin.storage.tables_people import mail, membership, way_in

SHOP = "bakkerij-lies"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def address(peopled: PeopledTown) -> str:
    """Of a reminder that Lies got by mail."""
    peopled.watch.go_on(days=100)
    remind(peopled.house, "dorp")
    with peopled.house.engine.connect() as connection:
        mine = mail.select().where(mail.c.person == peopled.people["lies"])
        kept = connection.execute(mine).mappings().one()
        assert kept["unsubscribe"].rpartition("/")[2] not in str(connection.execute(way_in.select()).all())
    return str(kept["unsubscribe"].removeprefix(peopled.house.config.public_url))


def rhythms(town: PeopledTown) -> dict[str, int | None]:
    """Name -> days, of who has one of her own."""
    with town.house.engine.connect() as connection:
        rows = connection.execute(membership.select()).mappings()
        names = {number: name for name, number in town.people.items()}
        return {names[row["person"]]: row["reminder_days"] for row in rows if row["reminder_days"] is not None}


def set_rhythm(town: PeopledTown, name: str, days: int | None) -> None:
    with writing(town.house.engine) as connection:
        which = membership.c.person == town.people[name]
        connection.execute(membership.update().where(which).values(reminder_days=days))


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_mail_program_posts_without_cookie_or_token_and_the_reminders_end(
    peopled: PeopledTown, nobody: Visit, address: str, kind: str
) -> None:
    for _ in range(2):  # twice is as good as once
        answer = nobody.client.post(address, data=ONE_CLICK, content_type=kind)
        assert answer.status_code == 200, "a mail program may follow no redirection"
    assert rhythms(peopled) == {"lies": 0}, "her own only: Mia of the same shop still wants hers"
    peopled.watch.go_on(days=100)
    remind(peopled.house, "dorp")
    with peopled.house.engine.connect() as connection:
        mine = mail.select().where(mail.c.person == peopled.people["lies"])
        assert len(connection.execute(mine).all()) == 1


def test_looking_ends_nothing_and_sets_no_cookie(peopled: PeopledTown, nobody: Visit, address: str) -> None:
    answer = nobody.get(address)
    assert "Geen herinneringen meer?" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert rhythms(peopled) == {}


def test_the_button_of_the_page_ends_them_and_the_next_one_brings_them_back(
    peopled: PeopledTown, nobody: Visit, address: str
) -> None:
    set_rhythm(peopled, "lies", 180)
    answer = nobody.client.post(address, data={"herinneringen": "af"})
    assert (answer.status_code, answer.location) == (303, address)
    assert rhythms(peopled)["lies"] == 0
    page = Page(address, nobody.get(address).text)
    assert page.check() == []
    assert "U krijgt geen herinneringen meer" in page.html
    assert nobody.client.post(address, data={"herinneringen": "terug"}).status_code == 303
    assert rhythms(peopled)["lies"] == 180


def test_who_chose_never_herself_and_wants_them_back_gets_the_towns_rhythm(
    peopled: PeopledTown, nobody: Visit, address: str
) -> None:
    set_rhythm(peopled, "lies", 0)
    nobody.client.post(address, data=ONE_CLICK)
    nobody.client.post(address, data={"herinneringen": "terug"})
    assert rhythms(peopled) == {}


@pytest.mark.parametrize("typed", [{}, {"List-Unsubscribe": "x"}, {"herinneringen": "<b>"}, {"herinneringen": "\0"}])
def test_a_post_that_says_nothing_does_nothing(
    peopled: PeopledTown, nobody: Visit, address: str, typed: dict[str, str]
) -> None:
    assert nobody.client.post(address, data=typed).status_code == 400
    assert rhythms(peopled) == {}


def test_tokens_of_another_kind_or_town_end_nothing(peopled: PeopledTown, nobody: Visit, address: str) -> None:
    token = address.rpartition("/")[2]
    question = question_address(peopled, "rhythm", "").rpartition("/")[2]
    for wrong in (f"/elders/afmelden/{token}", "/dorp/afmelden/onbekend", f"/dorp/afmelden/{question}"):
        assert nobody.client.post(wrong, data=ONE_CLICK).status_code == 404
    assert nobody.get(f"/dorp/vraag/{token}").status_code == 404
    assert rhythms(peopled) == {}


def test_who_no_longer_keeps_the_shop_has_nothing_to_end(peopled: PeopledTown, nobody: Visit, address: str) -> None:
    with writing(peopled.house.engine) as connection:
        (mine,) = members(connection, number=peopled.people["lies"])
        ended = membership.update().where(membership.c.id == mine.id)
        connection.execute(ended.values(ended_at=peopled.watch.now - timedelta(days=1)))
    assert nobody.client.post(address, data=ONE_CLICK).status_code == 410


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_it_speaks_the_language_of_its_address(nobody: Visit, address: str, language: str) -> None:
    for wish in ("terug", "af"):
        nobody.client.post(address, data={"herinneringen": wish})
        page = Page(address, nobody.get(f"/{language}{address}").text)
        assert page.check() == []
        words = re.sub(r"<[^>]+>", " ", page.html)
        for dutch in ("herinneringen", "Dit gaat over", "Bevestigt niemand", "Bewaard"):
            assert dutch not in words
