"""The pages behind the buttons of a mail: nobody signs in, GET only shows, and every dead end has a way on."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from werkzeug.test import TestResponse

from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing
from twin.services.questions import ask, end_of
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.people import members, shop_with
from twin.storage.tables_people import membership

CHRISTMAS = date(2026, 12, 25)  # a Friday
SHOP = "bakkerij-lies"


@pytest.fixture(autouse=True)
def weekly_hours(peopled: PeopledTown) -> None:
    with changing(peopled.house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", SHOP, {"opening_hours": "Mo-Fr 08:00-12:30,13:30-18:00"})


def address(town: PeopledTown, question: str = "holiday", shop: str = SHOP) -> str:
    """The page of a question to Lies."""
    detail = {"question": question} | ({"day": CHRISTMAS.isoformat()} if question == "holiday" else {})
    with writing(town.house.engine) as connection:
        dorp, _ = read_town(connection, "dorp")
        until = end_of(CHRISTMAS, dorp)
        token = ask(connection, town.house, dorp, town.people["lies"], "nl", detail, until, shop)
    return f"/dorp/vraag/{token}"


def kept(town: PeopledTown) -> tuple[str, datetime | None]:
    with town.house.engine.connect() as connection:
        row = shop_with(connection, "dorp", SHOP)
    assert row
    return row["opening_hours"], row["confirmed_at"]


def sound(answer: TestResponse) -> str:
    page = Page(answer.request.path, answer.text)
    assert page.check() == []
    return " ".join(answer.text.split())


def test_looking_changes_nothing_however_often_a_scanner_does_it(peopled: PeopledTown, nobody: Visit) -> None:
    before, page = kept(peopled), address(peopled)
    for answer in ("", "?antwoord=open", "?antwoord=gesloten", "?antwoord=anders", "?antwoord=%00", "?antwoord=x"):
        shown = nobody.get(page + answer)
        assert shown.status_code == 200
        assert "Bent u open op vrijdag 25 december?" in sound(shown)
    assert kept(peopled) == before


def test_the_answer_pressed_in_the_mail_is_the_one_in_lamp_light(peopled: PeopledTown, nobody: Visit) -> None:
    page = sound(nobody.get(address(peopled) + "?antwoord=gesloten"))
    assert re.findall(r'class="answer lamp" name="antwoord" value="(\w+)"', page) == ["gesloten"]
    assert "Bevestig: gesloten" in page
    assert "8 tot 12.30 uur en 13.30 tot 18 uur" in page


def test_one_tap_closes_the_shop_on_that_day_and_the_public_page_says_so(peopled: PeopledTown, nobody: Visit) -> None:
    page = address(peopled)
    answer = nobody.post(page + "?antwoord=open", {"antwoord": "gesloten"})
    assert (answer.status_code, answer.location) == (303, page)
    assert kept(peopled) == ("Mo-Fr 08:00-12:30,13:30-18:00; 2026 Dec 25 off", peopled.watch.now.astimezone(UTC))
    said = sound(nobody.get(page))
    assert "Genoteerd." in said
    assert "vrijdag 25 december gesloten" in said
    peopled.watch.go_on(days=14)
    peopled.publish()
    assert "25 december" in nobody.get("/dorp/winkels/bakkerij-lies").text


def test_other_hours_are_filled_in_on_the_same_page(peopled: PeopledTown, nobody: Visit) -> None:
    page = address(peopled)
    answer = nobody.post(page, {"antwoord": "anders", "van1": "10:00", "tot1": "12:00", "van2": "", "tot2": ""})
    assert answer.status_code == 303
    assert kept(peopled)[0].endswith("2026 Dec 25 10:00-12:00")
    assert "10 tot 12 uur" in sound(nobody.get(page))


UNUSABLE = (
    ({}, "Vul in van hoe laat tot hoe laat u open bent."),
    ({"van1": "10:00"}, "Vul ook het andere uur in"),
    ({"van1": "10:00", "tot1": "10:00"}, "hetzelfde uur"),
    ({"van1": "25:00", "tot1": "26:00"}, "is geen uur"),
    ({"van1": "<b>", "tot1": "\0"}, "Vul ook het andere uur in"),
    ({"van1": "🙂", "tot1": "x" * 20_000}, "is geen uur"),
    ({"van1": "10:00", "tot1": "14:00", "van2": "13:00", "tot2": "15:00"}, "lopen door elkaar"),
)


def test_hours_that_cannot_be_are_told_beside_their_field_and_stay_typed(peopled: PeopledTown, nobody: Visit) -> None:
    before, address_of_it = kept(peopled), address(peopled)
    for typed, words in UNUSABLE:
        answer = nobody.post(address_of_it, {"antwoord": "anders"} | typed)
        assert answer.status_code == 400, typed
        page = sound(answer)
        assert words in page
        assert 'aria-describedby="van1-fault"' in page
        if typed.get("van1") == "10:00":
            assert 'value="10:00"' in page
    assert kept(peopled) == before


def test_an_answer_that_is_none_shows_the_question_again(peopled: PeopledTown, nobody: Visit) -> None:
    before = kept(peopled)
    for typed in ({}, {"antwoord": "misschien"}, {"antwoord": "\0"}):
        assert nobody.post(address(peopled), typed).status_code == 200
    assert kept(peopled) == before


def test_open_on_a_weekday_without_hours_asks_for_them(peopled: PeopledTown, nobody: Visit) -> None:
    page = address(peopled)
    with changing(peopled.house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", SHOP, {"opening_hours": "Mo 08:00-12:00"})
    assert 'name="van1"' in sound(nobody.get(page + "?antwoord=open"))
    answer = nobody.post(page, {"antwoord": "open"})
    assert answer.status_code == 400
    assert "Op deze weekdag kennen we geen uren van u." in sound(answer)


def test_this_is_right_confirms_and_says_what_visitors_see(peopled: PeopledTown, nobody: Visit) -> None:
    page = address(peopled, "right")
    shown = sound(nobody.get(page + "?antwoord=klopt"))
    assert "Maandag tot en met vrijdag: 8 tot 12.30 uur en 13.30 tot 18 uur" in shown
    assert kept(peopled)[1] is None
    assert nobody.post(page).status_code == 303
    assert kept(peopled)[1] == peopled.watch.now.astimezone(UTC)
    assert "bevestigd door de winkelier op 21 november 2026" in sound(nobody.get(page))


def test_adjust_leads_to_the_shopkeepers_own_page(peopled: PeopledTown, nobody: Visit) -> None:
    page = sound(nobody.get(address(peopled, "right") + "?antwoord=aanpassen"))
    assert 'class="answer lamp" href="/dorp/mijn-zaak/bakkerij-lies/uren"' in page


def test_fewer_reminders_are_chosen_without_signing_in(peopled: PeopledTown, nobody: Visit) -> None:
    page = address(peopled, "rhythm", "")
    assert "Hoe vaak mogen we u iets vragen?" in sound(nobody.get(page))
    assert nobody.post(page, {SHOP: "7"}).status_code == 400
    answer = nobody.post(page, {SHOP: "0", "boeken-tom": "0"})
    assert "Bewaard." in sound(nobody.get(answer.location))
    with peopled.house.engine.connect() as connection:
        chosen = connection.execute(membership.select().where(membership.c.reminder_days.is_not(None))).mappings()
        assert [(row["person"], row["shop"]) for row in chosen] == [(peopled.people["lies"], SHOP)]


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_every_question_is_asked_in_the_language_of_its_address(
    peopled: PeopledTown, nobody: Visit, language: str
) -> None:
    for question in ("holiday", "right", "rhythm"):
        page = nobody.get(f"/{language}{address(peopled, question, '' if question == 'rhythm' else SHOP)}")
        assert page.status_code == 200
        said = sound(page)
        assert f'<html lang="{language}"' in said
        for dutch in ("Bent u", "Kloppen", "Hoe vaak", "Gesloten", "Aanpassen", "zoals"):
            assert dutch not in said


def dead_end(nobody: Visit, page: str, status: int, words: str) -> None:
    for answer in (nobody.get(page), nobody.post(page, {"antwoord": "gesloten"})):
        assert answer.status_code == status
        said = sound(answer)
        assert words in said
        assert 'href="/dorp/binnen/"' in said, "there is a way on"


def test_a_token_that_is_none_has_a_page_with_a_way_on(nobody: Visit) -> None:
    for token in ("x", "%00", "a%00b", "%F0%9F%99%82", "<b>", "x" * 3000):
        dead_end(nobody, f"/dorp/vraag/{token}", 404, "Deze vraag kennen we niet")


def test_a_token_of_another_town_is_unknown_here(peopled: PeopledTown, nobody: Visit) -> None:
    before = kept(peopled)
    page = address(peopled).replace("/dorp/", "/elders/")
    assert nobody.get(page).status_code == 404
    assert nobody.post(page, {"antwoord": "gesloten"}).status_code == 404
    assert kept(peopled) == before


def test_once_the_day_has_passed_the_question_has_too(peopled: PeopledTown, nobody: Visit) -> None:
    page, before = address(peopled), kept(peopled)
    peopled.watch.now = datetime(2026, 12, 25, 23, 0, tzinfo=UTC)  # midnight in Dorp
    dead_end(nobody, page, 410, "Deze vraag is voorbij")
    assert kept(peopled) == before


def test_who_no_longer_keeps_the_shop_answers_nothing_for_it(peopled: PeopledTown, nobody: Visit) -> None:
    page, before = address(peopled), kept(peopled)
    with writing(peopled.house.engine) as connection:
        (mine,) = members(connection, number=peopled.people["lies"])
        ended = membership.update().where(membership.c.id == mine.id)
        connection.execute(ended.values(ended_at=peopled.watch.now - timedelta(days=1)))
    dead_end(nobody, page, 410, "Deze vraag is niet meer voor u")
    assert kept(peopled) == before


def test_a_post_from_another_site_does_nothing(peopled: PeopledTown, nobody: Visit) -> None:
    page, before = address(peopled), kept(peopled)
    assert nobody.client.post(page, data={"antwoord": "gesloten"}).status_code == 400
    assert kept(peopled) == before


def test_the_address_is_told_to_nobody(peopled: PeopledTown, nobody: Visit) -> None:
    answer = nobody.get(address(peopled))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
