"""A shopkeeper comes in by a mailed link."""

import pytest
from sqlalchemy import select

from tests.mailbox import last_mail_to, mails_to
from tests.people import PeopledTown, Visit
from twin.services import ways_in
from twin.storage.tables_people import attempt, mail, session, way_in

LIES = "lies@bakkerij.example"


def ask(visit: Visit, email: str = LIES, path: str = "") -> None:
    answer = visit.post("/dorp/binnen/", {"email": email, "naar": path})
    assert (answer.status_code, answer.location) == (303, "/dorp/binnen/gestuurd")


def test_lies_asks_a_link_and_is_in(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody, f"  {LIES.upper()} ")
    link = last_mail_to(peopled.house, LIES).path
    assert "Naar binnen" in nobody.get(link).text
    answer = nobody.post(link)
    assert (answer.status_code, answer.location) == (303, "/dorp/mijn-zaak/")
    assert "Lies" in nobody.get("/dorp/binnen/").text


def test_she_comes_where_she_was_going(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody, path="/fr/dorp/mijn-zaak/bakkerij-lies/uren?dag=3")
    answer = nobody.post(last_mail_to(peopled.house, LIES).path)
    assert answer.location == "/fr/dorp/mijn-zaak/bakkerij-lies/uren?dag=3"


@pytest.mark.parametrize("path", ["//elsewhere.example/dorp/", "https://elsewhere.example", "/elders/", "/\\evil/dorp"])
def test_a_link_never_leads_to_another_place(peopled: PeopledTown, nobody: Visit, path: str) -> None:
    ask(nobody, path=path)
    assert nobody.post(last_mail_to(peopled.house, LIES).path).location == "/dorp/mijn-zaak/"


def test_the_answer_is_the_same_for_an_unknown_address(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody, LIES)
    known = nobody.get("/dorp/binnen/gestuurd").text
    ask(nobody, "bakker@nergens.example")
    unknown = nobody.get("/dorp/binnen/gestuurd").text
    assert unknown == known.replace(LIES, "bakker@nergens.example")
    assert mails_to(peopled.house, "bakker@nergens.example") == []
    with peopled.house.engine.connect() as connection:
        assert len(connection.execute(select(way_in)).all()) == 1


def test_a_scanner_that_looks_at_the_link_does_not_use_it_up(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    link = last_mail_to(peopled.house, LIES).path
    scanner = peopled.visit()
    for _ in range(5):
        assert scanner.get(link).status_code == 200
        assert scanner.client.head(link).status_code == 200
    assert nobody.post(link).status_code == 303


def test_a_link_works_once(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    link = last_mail_to(peopled.house, LIES).path
    assert nobody.post(link).status_code == 303
    second = peopled.visit()
    for answer in (second.get(link), second.post(link)):
        assert answer.status_code == 404
        assert "Deze link werkt niet meer" in answer.text
    assert second.get("/dorp/account/").status_code == 303


def test_a_link_lasts_a_quarter_of_an_hour(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    link = last_mail_to(peopled.house, LIES).path
    peopled.watch.go_on(minutes=14, seconds=59)
    assert nobody.get(link).status_code == 200
    peopled.watch.go_on(seconds=1)
    assert nobody.get(link).status_code == 404
    assert nobody.post(link).status_code == 404


def test_a_link_of_another_town_opens_nothing_here(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    token = last_mail_to(peopled.house, LIES).path.rpartition("/")[2]
    assert nobody.get(f"/elders/binnen/{token}").status_code == 404


@pytest.mark.parametrize(
    "typed", ["", "lies", "lies@", "@bakkerij.example", "a b@c.be", "x" * 300 + "@a.be", "é\u202e@x.be\0"]
)
def test_what_is_no_address_is_said_beside_the_field(nobody: Visit, typed: str) -> None:
    answer = nobody.post("/dorp/binnen/", {"email": typed})
    assert answer.status_code == 400
    assert "Dit is geen mailadres" in answer.text


def test_who_asks_too_often_waits_an_hour(peopled: PeopledTown, nobody: Visit) -> None:
    for email in (LIES, "niemand@nergens.example"):  # known or not makes no difference
        for _ in range(5):
            ask(nobody, email)
        answer = nobody.post("/dorp/binnen/", {"email": email})
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "3601"
        assert "Even wachten" in answer.text
    peopled.watch.go_on(hours=1)
    ask(nobody)


def test_a_network_that_asks_for_everybody_waits_too(peopled: PeopledTown, nobody: Visit) -> None:
    for number in range(30):
        ask(nobody, f"zaak{number}@dorp.example")
    assert nobody.post("/dorp/binnen/", {"email": LIES}).status_code == 429
    other = nobody.post("/dorp/binnen/", {"email": LIES}, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert other.status_code == 303


def test_the_session_is_a_new_one_after_signing_in(peopled: PeopledTown) -> None:
    visit = peopled.visit("an")  # An is in; Lies comes in on the same device
    with visit.client.session_transaction() as cookie:
        before = cookie["token"]
    ask(visit)
    visit.post(last_mail_to(peopled.house, LIES).path)
    with visit.client.session_transaction() as cookie:
        assert cookie["token"] != before
        cookie["token"] = before  # who kept the old one has nothing
    assert visit.get("/dorp/account/").status_code == 303


def test_nothing_that_opens_a_door_is_kept_as_it_is(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    link = last_mail_to(peopled.house, LIES).path
    nobody.post(link)
    with nobody.client.session_transaction() as cookie:
        token = cookie["token"]
    secret = (link.rpartition("/")[2], token, "127.0.0")
    with peopled.house.engine.connect() as connection:
        for table in (way_in, session, attempt):
            kept = str(connection.execute(select(table)).all())
            assert [each for each in secret if each in kept] == []
        assert connection.scalar(select(mail.c.is_private))


def test_pages_with_a_token_tell_nobody_where_they_are(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    answer = nobody.get(last_mail_to(peopled.house, LIES).path)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_two_who_use_a_link_at_once_do_not_both_come_in(peopled: PeopledTown, nobody: Visit) -> None:
    ask(nobody)
    token = last_mail_to(peopled.house, LIES).path.rpartition("/")[2]
    assert ways_in.enter(peopled.house, "dorp", token).person == peopled.people["lies"]
    with pytest.raises(ways_in.NotFound):
        ways_in.enter(peopled.house, "dorp", token)


def test_the_page_says_where_mails_lie_while_no_server_sends_them(nobody: Visit) -> None:
    ask(nobody)
    assert "var/outbox" in nobody.get("/dorp/binnen/gestuurd").text
    assert "var/outbox" in nobody.get("/fr/dorp/binnen/gestuurd").text
