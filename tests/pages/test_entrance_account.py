"""One's own account: devices, address, export, erasure."""

import io
import json

import pytest
from sqlalchemy import select

from tests.mailbox import last_mail_to, mails_to
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing
from twin.services.sessions import sessions_of
from twin.storage import tables_people
from twin.storage.changes import changes_of

ACCOUNT = "/dorp/account/"
LIES = "lies@bakkerij.example"


def devices(peopled: PeopledTown, name: str = "lies") -> int:
    return len(sessions_of(peopled.house, peopled.people[name]))


def test_lies_sees_where_she_is_signed_in_and_ends_one(peopled: PeopledTown, as_lies: Visit) -> None:
    phone = peopled.visit("lies")
    page = as_lies.get(ACCOUNT).text
    assert page.count("Firefox, Android</strong>") == 2
    assert "dit toestel" in page
    here = sessions_of(peopled.house, peopled.people["lies"])[0]  # the newest: the phone
    assert as_lies.post(f"{ACCOUNT}sessies/{here.id}/einde").status_code == 303
    assert phone.get(ACCOUNT).status_code == 303
    assert as_lies.get(ACCOUNT).status_code == 200


def test_she_ends_all_others_at_once(peopled: PeopledTown, as_lies: Visit) -> None:
    others = [peopled.visit("lies") for _ in range(3)]
    as_lies.post(f"{ACCOUNT}sessies/andere")
    assert devices(peopled) == 1
    assert [each.get(ACCOUNT).status_code for each in others] == [303, 303, 303]


def test_nobody_ends_somebody_elses_session(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    hers = sessions_of(peopled.house, peopled.people["mia"])[0]
    assert as_lies.post(f"{ACCOUNT}sessies/{hers.id}/einde").status_code == 404
    assert as_mia.get(ACCOUNT).status_code == 200


def test_signing_out_ends_the_session_itself(peopled: PeopledTown, as_lies: Visit) -> None:
    with as_lies.client.session_transaction() as cookie:
        token = cookie["token"]
    assert as_lies.post(f"{ACCOUNT}buiten").location == "/dorp/"
    with as_lies.client.session_transaction() as cookie:
        cookie["token"] = token  # somebody kept a copy
    assert as_lies.get(ACCOUNT).status_code == 303


def test_a_session_ends_sixty_days_after_the_last_visit(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=59)
    assert as_lies.get(ACCOUNT).status_code == 200
    peopled.watch.go_on(days=59)
    assert as_lies.get(ACCOUNT).status_code == 200
    peopled.watch.go_on(days=60)
    assert as_lies.get(ACCOUNT).status_code == 303


def test_last_seen_is_written_at_most_once_an_hour(peopled: PeopledTown, as_lies: Visit) -> None:
    first = sessions_of(peopled.house, peopled.people["lies"])[0].seen_at
    peopled.watch.go_on(minutes=59)
    as_lies.get(ACCOUNT)
    assert sessions_of(peopled.house, peopled.people["lies"])[0].seen_at == first
    peopled.watch.go_on(minutes=1)
    assert "Set-Cookie" in as_lies.get(ACCOUNT).headers  # the browser keeps the cookie as long
    assert sessions_of(peopled.house, peopled.people["lies"])[0].seen_at == peopled.watch()


def test_name_and_language_are_kept(as_lies: Visit) -> None:
    assert as_lies.post(ACCOUNT, {"name": "Lies <b>Peeters</b>", "language": "fr"}).status_code == 303
    page = as_lies.get(ACCOUNT).text
    assert "Lies &lt;b&gt;Peeters&lt;/b&gt;" in page
    assert 'value="fr" selected' in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"name": "x" * 81, "language": "nl"}, "name"), ({"name": "Lies", "language": "xx"}, "language")],
)
def test_a_name_or_language_that_cannot_be_is_said(as_lies: Visit, typed: dict[str, str], field: str) -> None:
    answer = as_lies.post(ACCOUNT, typed)
    assert answer.status_code == 400
    assert f'id="{field}-fault"' in answer.text


def test_a_new_address_counts_once_it_is_confirmed(peopled: PeopledTown, as_lies: Visit) -> None:
    assert as_lies.post(f"{ACCOUNT}adres", {"email": "lies@nieuw.example"}).status_code == 303
    assert LIES in as_lies.get(ACCOUNT).text
    mail = last_mail_to(peopled.house, "lies@nieuw.example")
    assert as_lies.post(mail.path).location == ACCOUNT
    assert "lies@nieuw.example" in as_lies.get(ACCOUNT).text


def test_an_address_that_is_somebody_elses_by_then_is_not_taken(peopled: PeopledTown, as_lies: Visit) -> None:
    as_lies.post(f"{ACCOUNT}adres", {"email": "mia@bakkerij.example"})
    assert as_lies.post(last_mail_to(peopled.house, "mia@bakkerij.example").path).status_code == 404
    assert LIES in as_lies.get(ACCOUNT).text


def change_something(peopled: PeopledTown) -> None:
    with changing(peopled.house, "dorp", Author("shopkeeper", peopled.people["lies"])) as batch:
        batch.update("shop", "bakkerij-lies", {"phone": "053 12 34 56"})


def test_she_takes_everything_about_herself_along(peopled: PeopledTown, as_lies: Visit) -> None:
    change_something(peopled)
    as_lies.post("/dorp/binnen/", {"email": LIES})
    answer = as_lies.get(f"{ACCOUNT}gegevens.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    found = json.loads(answer.text)
    assert found["person"][0]["email"] == LIES
    assert found["memberships"][0]["shop"] == "bakkerij-lies"
    assert found["changes"][0]["after"] == {"phone": "053 12 34 56"}
    assert found["mails"][0]["kind"] == "sign_in"
    assert len(found["sessions"]) == 1
    assert "hash" not in answer.text


def test_what_was_sent_to_her_address_before_she_came_in_is_hers_too(peopled: PeopledTown, as_lies: Visit) -> None:
    as_lies.post("/dorp/mijn-zaak/bakkerij-lies/mensen", {"email": "new@bakkerij.example", "language": "nl"})
    new = peopled.visit()
    new.post(last_mail_to(peopled.house, "new@bakkerij.example").path)
    found = json.loads(new.get(f"{ACCOUNT}gegevens.json").text)
    assert [each["kind"] for each in found["mails"]] == ["invitation"]
    assert [each["kind"] for each in found["ways_in"]] == ["invitation"]


def test_a_form_that_waits_for_her_is_in_what_she_takes_along(peopled: PeopledTown, as_tom: Visit) -> None:
    fields = {"titel_nl": "", "foto": (io.BytesIO(b"x"), "markt.jpg")}
    as_tom.post("/dorp/beheer/evenementen/nieuw", fields, content_type="multipart/form-data")
    found = json.loads(as_tom.get(f"{ACCOUNT}gegevens.json").text)
    assert ["titel_nl", ""] in found["kept_forms"][0]["fields"]
    assert found["kept_files"] == [{"filename": "markt.jpg", "size": 1}]


def test_she_is_erased_and_the_listing_stays(peopled: PeopledTown, as_lies: Visit) -> None:
    change_something(peopled)
    as_lies.post("/dorp/binnen/", {"email": LIES})
    link = last_mail_to(peopled.house, LIES).path
    assert "Wat blijft" in as_lies.get(f"{ACCOUNT}wissen").text
    assert as_lies.post(f"{ACCOUNT}wissen").location == "/dorp/gewist"
    assert as_lies.get("/dorp/gewist").status_code == 200
    assert as_lies.get(ACCOUNT).status_code == 303
    assert peopled.visit().post(link).status_code == 404
    assert mails_to(peopled.house, LIES) == []
    with peopled.house.engine.connect() as connection:
        newest = changes_of(connection, "dorp", thing="shop", key="bakkerij-lies")[0]
        assert newest.after == {"phone": "053 12 34 56"}
        row = (
            connection.execute(select(tables_people.person).where(tables_people.person.c.id == newest.person))
            .mappings()
            .one()
        )
        assert (row["email"], row["name"]) == (None, "")
        everything = [
            str(connection.execute(select(table)).all()) for table in tables_people.person.metadata.sorted_tables
        ]
    assert [each for each in everything if LIES in each] == []


def test_who_was_erased_can_begin_anew(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    as_lies.post(f"{ACCOUNT}wissen")
    as_mia.post("/dorp/mijn-zaak/bakkerij-lies/mensen", {"email": LIES})
    assert as_lies.post(last_mail_to(peopled.house, LIES).path).location == "/dorp/mijn-zaak/"
