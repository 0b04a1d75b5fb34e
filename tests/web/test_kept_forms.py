"""A session that ends while somebody types: nothing typed is lost."""

import html
import re
from io import BytesIO

import pytest
from flask import request
from sqlalchemy import select

from tests.mailbox import last_mail_to
from tests.people import PeopledTown, Visit
from twin.services import kept_forms
from twin.services.kept_forms import forget_expired
from twin.storage.tables_people import kept_file, kept_form
from twin.web.access import for_shopkeepers

FORM = "/dorp/kamer/zaak/bakkerij-lies"
LIES = "lies@bakkerij.example"
TYPED = {"text": "Vers brood, élke dag 🥖\r\n<b>Ook</b> zondag", "dagen": ["ma", "di"], "leeg": ""}
INPUT = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.DOTALL)


@pytest.fixture
def made_app() -> None:
    """None that is there already: these tests add a page of their own."""


@pytest.fixture
def files() -> list[tuple[str, str, bytes]]:
    """Field, name and content of the files that reached a form."""
    return []


@pytest.fixture(autouse=True)
def arrived(peopled: PeopledTown, files: list[tuple[str, str, bytes]]) -> list[dict[str, list[str]]]:
    """What reached a form of a shopkeeper's."""
    found: list[dict[str, list[str]]] = []

    @peopled.app.route("/<town>/kamer/zaak/<zaak>", methods=["GET", "POST"], endpoint="form")
    @for_shopkeepers
    def form(town: str, zaak: str) -> str:
        if request.method == "POST":
            found.append({name: request.form.getlist(name) for name in request.form if name != "csrf_token"})
            sent = request.files.items(multi=True)
            files.extend((name, each.filename or "", each.read()) for name, each in sent)
        return "here"

    return found


def sign_in(peopled: PeopledTown, visit: Visit, email: str = LIES) -> str:
    """By a link, as after a session that ended; where it leads."""
    visit.post("/dorp/binnen/", {"email": email})
    return visit.post(last_mail_to(peopled.house, email).path).location or ""


def waiting(peopled: PeopledTown) -> int:
    """Forms of which files are kept."""
    with peopled.house.engine.connect() as connection:
        return len(set(connection.scalars(select(kept_file.c.form))))


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


def photos(visit: Visit, *files: tuple[bytes, str], path: str = FORM) -> None:
    sent = {"text": "Een foto", "foto": [(BytesIO(data), name) for data, name in files]}
    answer = visit.post(path, sent, content_type="multipart/form-data")
    answer.request.environ["wsgi.input"].close()  # a large one lies in a file, which the test client leaves open
    assert answer.status_code == 303


def test_files_wait_with_the_words_and_go_along_when_they_are_sent_again(
    peopled: PeopledTown, as_lies: Visit, arrived: list[dict[str, list[str]]], files: list[tuple[str, str, bytes]]
) -> None:
    peopled.watch.go_on(days=61)
    photos(as_lies, (b"\xff" * 1_200_000, "brood.jpg"), (b"pdf", "prijs <lijst>.pdf"))
    sign_in(peopled, as_lies)
    page = as_lies.get("/dorp/binnen/verder").text
    assert "Deze bestanden gaan vanzelf mee:" in page
    assert "brood.jpg" in page
    assert "1,2 MB" in page
    assert "prijs &lt;lijst&gt;.pdf" in page
    assert as_lies.post(FORM, {"text": "Een foto", "bewaarde_bestanden": "1"}).text == "here"
    assert files == [("foto", "brood.jpg", b"\xff" * 1_200_000), ("foto", "prijs <lijst>.pdf", b"pdf")]
    assert waiting(peopled) == 0
    as_lies.post(FORM, {"text": "Een foto", "bewaarde_bestanden": "1"})
    assert len(files) == 2  # they were sent once


def test_files_of_who_never_signed_in_here_are_not_kept_and_that_is_said(peopled: PeopledTown, nobody: Visit) -> None:
    photos(nobody, (b"x", "brood.jpg"))
    assert "kies die daarna opnieuw" in nobody.get("/dorp/binnen/verder").text
    assert waiting(peopled) == 0
    with nobody.client.session_transaction() as cookie:
        cookie["token"] = "made up"
    photos(nobody, (b"x", "brood.jpg"))
    assert waiting(peopled) == 0


def test_another_person_in_the_same_browser_gets_neither_words_nor_files(
    peopled: PeopledTown, as_mia: Visit, files: list[tuple[str, str, bytes]]
) -> None:
    peopled.watch.go_on(days=61)
    photos(as_mia, (b"x", "brood.jpg"))
    assert sign_in(peopled, as_mia) == "/dorp/mijn-zaak/"
    assert "Een foto" not in as_mia.get("/dorp/binnen/verder").text
    as_mia.post(FORM, {"text": "x", "bewaarde_bestanden": "1"})
    assert files == []


def test_files_go_to_the_form_that_they_were_sent_to_only(
    peopled: PeopledTown, as_tom: Visit, files: list[tuple[str, str, bytes]]
) -> None:
    peopled.watch.go_on(days=61)
    photos(as_tom, (b"x", "brood.jpg"))
    sign_in(peopled, as_tom, "tom@dorp.example")
    as_tom.post("/dorp/kamer/zaak/boeken-tom", {"text": "x", "bewaarde_bestanden": "1"})
    assert files == []
    assert waiting(peopled) == 1


def test_files_wait_twelve_hours_and_are_deleted_then(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=61)
    photos(as_lies, (b"x", "brood.jpg"))
    peopled.watch.go_on(hours=11)
    forget_expired(peopled.house)
    assert waiting(peopled) == 1
    peopled.watch.go_on(hours=1)
    forget_expired(peopled.house)
    assert waiting(peopled) == 0


def test_of_one_person_the_files_of_the_newest_form_wait(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=61)
    for name in ("brood.jpg", "taart.jpg"):
        photos(as_lies, (b"x", name))
        assert waiting(peopled) == 1


def test_she_who_keeps_on_sending_files_is_told_to_choose_them_again(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=61)
    for _ in range(11):
        photos(as_lies, (b"x", "brood.jpg"))
    assert waiting(peopled) == 0
    assert "kies die daarna opnieuw" in as_lies.get("/dorp/binnen/verder").text


def test_files_never_fill_the_disk(peopled: PeopledTown, as_lies: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_forms, "ALL_FILES", 10)
    peopled.watch.go_on(days=61)
    photos(as_lies, (b"x" * 11, "brood.jpg"))
    assert waiting(peopled) == 0
    photos(as_lies, (b"x" * 10, "brood.jpg"))
    assert waiting(peopled) == 1


def test_files_of_a_form_that_was_open_since_before_signing_in_wait_too(
    peopled: PeopledTown, as_lies: Visit, files: list[tuple[str, str, bytes]]
) -> None:
    sent = {"csrf_token": "of an older session", "text": "Een foto", "foto": (BytesIO(b"x"), "brood.jpg")}
    page = as_lies.client.post(FORM, data=sent, content_type="multipart/form-data")
    assert page.status_code == 400
    assert "Deze bestanden gaan vanzelf mee:" in page.text
    assert as_lies.post(FORM, {"text": "Een foto", "bewaarde_bestanden": "1"}).text == "here"
    assert files == [("foto", "brood.jpg", b"x")]


def test_the_page_tells_what_she_wrote_and_not_what_a_form_tells_itself(peopled: PeopledTown, nobody: Visit) -> None:
    nobody.post(FORM, {"text": "Vers brood", "gezien": '{"text": "Oud brood"}', "doe": "stuur", "vakje": "1"})
    page = nobody.get("/dorp/binnen/verder").text
    assert re.findall(r'<li dir="auto">([^<]*)</li>', page) == ["Vers brood"]


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
