"""A session that ends while somebody types: nothing typed is lost."""

import html
import re
from io import BytesIO

import pytest
from flask import request
from sqlalchemy import select

from tests.mailbox import last_mail_to
from tests.people import PeopledTown, Visit
from twin.storage.tables_people import kept_form
from twin.web.access import for_shopkeepers

FORM = "/dorp/kamer/zaak/bakkerij-lies"
LIES = "lies@bakkerij.example"
TYPED = {"text": "Vers brood, élke dag 🥖\r\n<b>Ook</b> zondag", "dagen": ["ma", "di"], "leeg": ""}
INPUT = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.DOTALL)


@pytest.fixture(autouse=True)
def arrived(peopled: PeopledTown) -> list[dict[str, list[str]]]:
    """What reached a form of a shopkeeper's."""
    found: list[dict[str, list[str]]] = []

    @peopled.app.route("/<town>/kamer/zaak/<zaak>", methods=["GET", "POST"], endpoint="form")
    @for_shopkeepers
    def form(town: str, zaak: str) -> str:
        if request.method == "POST":
            found.append({name: request.form.getlist(name) for name in request.form if name != "csrf_token"})
        return "here"

    return found


def sign_in(peopled: PeopledTown, visit: Visit) -> str:
    """By a link, as after a session that ended; where it leads."""
    visit.post("/dorp/binnen/", {"email": LIES})
    return visit.post(last_mail_to(peopled.house, LIES).path).location or ""


def fields(page: str) -> list[tuple[str, str]]:
    """What the page would send, as a browser reads it."""
    return [(name, html.unescape(value).replace("\r\n", "\n")) for name, value in INPUT.findall(page)]


def test_what_was_typed_is_there_after_signing_in_again(
    peopled: PeopledTown, as_lies: Visit, arrived: list[dict[str, list[str]]]
) -> None:
    peopled.watch.go_on(days=61)
    assert as_lies.post(FORM, TYPED).location == "/dorp/binnen/"
    assert arrived == []
    assert sign_in(peopled, as_lies) == "/dorp/binnen/verder"
    page = as_lies.get("/dorp/binnen/verder").text
    assert f'action="{FORM}"' in page
    assert "&lt;b&gt;Ook&lt;/b&gt; zondag" in page
    sent = fields(page)
    assert sent == [
        ("text", "Vers brood, élke dag 🥖\n<b>Ook</b> zondag"),
        ("dagen", "ma"),
        ("dagen", "di"),
        ("leeg", ""),
    ]
    again = {"text": sent[0][1], "dagen": ["ma", "di"], "leeg": ""}
    assert as_lies.post(FORM, again).text == "here"
    assert arrived == [{"text": [sent[0][1]], "dagen": ["ma", "di"], "leeg": [""]}]
    assert INPUT.search(as_lies.get("/dorp/binnen/verder").text) is None  # it arrived: nothing waits any more
    with peopled.house.engine.connect() as connection:
        assert connection.execute(select(kept_form)).all() == []


def test_another_browser_does_not_get_to_see_it(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, TYPED)
    other = peopled.visit()
    assert sign_in(peopled, other) == "/dorp/mijn-zaak/"
    assert "Vers brood" not in other.get("/dorp/binnen/verder").text


def test_it_waits_twelve_hours(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, TYPED)
    peopled.watch.go_on(hours=12)
    assert "Vers brood" not in nobody.get("/dorp/binnen/verder").text


def test_files_cannot_wait_and_that_is_said(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, {"text": "Een foto", "foto": (BytesIO(b"x"), "brood.jpg")})
    assert "kies die daarna opnieuw" in nobody.get("/dorp/binnen/verder").text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_sends_is_not_kept(peopled: PeopledTown, nobody: Visit, headers: dict[str, str]) -> None:
    nobody.post(FORM, TYPED, headers=headers)
    with peopled.house.engine.connect() as connection:
        assert connection.execute(select(kept_form)).all() == []


def test_nobody_fills_the_database_without_signing_in(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, {"text": "x" * 200_001})
    nobody.post(FORM, {f"name{number}": "" for number in range(1001)})
    for _ in range(40):
        assert nobody.post(FORM, TYPED).status_code == 303
    with peopled.house.engine.connect() as connection:
        assert len(connection.execute(select(kept_form)).all()) == 30


def test_a_kept_form_that_is_somebody_elses_to_send_stays_shut(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post("/dorp/kamer/zaak/boeken-tom", TYPED)
    sign_in(peopled, nobody)
    assert nobody.post("/dorp/kamer/zaak/boeken-tom", {"text": "x"}).status_code == 403


def test_what_a_script_asked_meanwhile_is_no_form_to_keep(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, TYPED)
    script = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    assert nobody.post(FORM, {"text": "hal"}, headers=script).status_code == 401
    assert nobody.get(FORM, headers=script).status_code == 401
    assert sign_in(peopled, nobody) == "/dorp/binnen/verder"
    assert "Vers brood" in nobody.get("/dorp/binnen/verder").text
