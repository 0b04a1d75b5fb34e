"""Mails leave by a real mail server, or wait their turn; and without one they lie readable in var/outbox."""

import re
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.services.certificate import loopback_certificate
from tests.services.mail_server_here import Manners, mail_server
from tests.services.people_house import Clock, a_person, a_shop, dorp, keeps, rows
from twin.commands.smoke import free_port
from twin.errors import Invalid
from twin.services import mail_server as server_side
from twin.services.house import House
from twin.services.mail import post
from twin.services.mail_out import LATER, outbox_in_words, send_due
from twin.services.reminders import remind
from twin.storage.database import writing
from twin.storage.desk_mails import try_again
from twin.storage.tables_people import mail
from twin.storage.tables_work import desk_item

LINK = "https://kern.example/dorp/binnen/geheim"
LIES, TOM = "lies@bakkerij.example", "tom@dorp.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners() -> Manners:
    return Manners()


@pytest.fixture
def port(manners: Manners) -> Iterator[int]:
    with mail_server(manners) as port:
        yield port


Open = Callable[[str], House]


@pytest.fixture
def at(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[Open]:
    """Dorp with this mail server."""
    made: list[House] = []
    known = {"DATABASE_URL": database_url, "KERNKIJKER_MAIL_FROM": "Kern <kern@dorp.example>"}

    def open_house(url: str) -> House:
        made.append(dorp(tmp_path, clock, KERNKIJKER_SMTP_URL=url, **known))
        return made[-1]

    yield open_house
    for each in made:
        each.engine.dispose()


def write(house: House, *recipients: str) -> None:
    with writing(house.engine) as connection:
        for each in recipients:
            values = {"link": LINK, "minutes": 15}
            post(house, connection, "sign_in", each, "nl", values, town="dorp", is_private=True)


def test_a_mail_arrives_once_with_text_and_html_and_its_words_are_wiped(at: Open, port: int, manners: Manners) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    write(house, LIES)
    assert send_due(house).sent == 1
    assert send_due(house).sent == 0
    (found,) = manners.taken
    assert (found["To"], found["From"]) == (LIES, "Kern <kern@dorp.example>")
    assert found["Date"].datetime == house.clock()
    assert found["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert all(LINK in part.get_content() for part in found.iter_parts())
    (kept,) = rows(house, mail)
    assert (kept["text"], kept["html"], kept["sent_at"]) == ("", "", house.clock())


@pytest.mark.parametrize(("public", "told"), [("https://kern.example", True), ("http://127.0.0.1:8000", False)])
def test_a_reminder_tells_mail_programs_how_one_click_ends_it_where_pages_are_safe(
    tmp_path: Path, clock: Clock, port: int, manners: Manners, public: str, told: bool
) -> None:
    sending = {"KERNKIJKER_SMTP_URL": f"smtp://127.0.0.1:{port}", "KERNKIJKER_MAIL_FROM": "kern@dorp.example"}
    house = dorp(tmp_path, clock, KERNKIJKER_PUBLIC_URL=public, **sending)
    keeps(house, a_person(house, LIES), a_shop(house), since=clock.now - timedelta(days=90))
    assert remind(house, "dorp") == 1
    assert send_due(house).sent == 1
    (found,) = manners.taken
    if told:
        assert re.fullmatch(r"<https://kern\.example/dorp/afmelden/[\w-]{43}>", found["List-Unsubscribe"])
        assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert rows(house, mail)[0]["unsubscribe"] == "", "the token is not kept"
    else:
        assert (found["List-Unsubscribe"], found["List-Unsubscribe-Post"]) == (None, None)
    house.engine.dispose()


def test_one_refused_recipient_does_not_stop_the_others_and_comes_to_the_desk(
    at: Open, port: int, manners: Manners
) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    manners.refused[LIES] = f"550 no mailbox {LIES}"
    write(house, LIES, TOM)
    done = send_due(house)
    assert (done.sent, done.failed, manners.recipients) == (1, 1, [TOM])
    (item,) = rows(house, desk_item)
    assert (item["kind"], item["key"]) == ("bounced", f"mail:{rows(house, mail)[0]['id']}")
    assert item["detail"]["failure"] == "550 no mailbox …"
    assert rows(house, mail)[0]["failed_at"] == house.clock()


def test_a_mail_that_is_tried_again_and_fails_again_comes_to_the_desk_again(
    at: Open, port: int, manners: Manners
) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    manners.refused[LIES] = "550 no mailbox"
    with writing(house.engine) as connection:
        values = {"shop": "Bakkerij Lies"}
        number = post(house, connection, "access_ended", LIES, "nl", values, town="dorp")
    send_due(house)
    with writing(house.engine) as connection:
        assert try_again(connection, "dorp", number, house.clock())
    assert send_due(house).failed == 1
    assert [each["key"] for each in rows(house, desk_item)] == [f"mail:{number}#1", f"mail:{number}"]


def test_a_refusal_for_now_is_tried_again(at: Open, port: int, manners: Manners, clock: Clock) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    manners.refused[LIES] = "451 later please"
    write(house, LIES)
    assert send_due(house).postponed == 1
    manners.refused.clear()
    assert send_due(house).sent == 0
    clock.now += LATER[0]
    assert send_due(house).sent == 1


def test_an_address_that_no_mail_can_carry_fails_alone(at: Open, port: int, manners: Manners) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    write(house, "bäcker@dorp.example", TOM)
    done = send_due(house)
    assert (done.sent, done.failed, manners.recipients) == (1, 1, [TOM])


def test_a_server_that_is_down_is_asked_five_times_more_and_then_the_desk_hears(at: Open, clock: Clock) -> None:
    house = at(f"smtp://127.0.0.1:{free_port()}")
    write(house, LIES, TOM)
    for wait in LATER:
        assert send_due(house).postponed == 2
        assert send_due(house).postponed == 0, "before its time nothing is tried"
        assert rows(house, desk_item) == []
        clock.now += wait
    assert send_due(house).failed == 2
    assert len(rows(house, desk_item)) == 2
    clock.now += timedelta(days=30)
    assert send_due(house).failed == 0


def test_a_slow_server_keeps_nobody_waiting_for_long(
    at: Open, port: int, manners: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_side, "PATIENCE", 0.3)
    house = at(f"smtp://127.0.0.1:{port}")
    manners.is_silent = True
    write(house, LIES)
    assert send_due(house).postponed == 1
    assert rows(house, mail)[0]["failure"] == "no answer within 0.3 seconds"


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_the_way_to_the_server_is_encrypted_where_the_settings_say_so(
    at: Open, manners: Manners, tmp_path: Path, scheme: str
) -> None:
    served, trusted = loopback_certificate(tmp_path)
    with mail_server(manners, served, at_once=scheme == "smtps") as port:
        house = at(f"{scheme}://localhost:{port}")
        write(house, LIES)
        assert send_due(house, trusted).sent == 1
    assert len(manners.taken) == 1
    assert manners.was_encrypted == [scheme == "smtp+starttls"], "smtps is encrypted below what SMTP sees"


def test_a_server_that_is_not_who_it_says_gets_no_mail(at: Open, manners: Manners, tmp_path: Path) -> None:
    served, _ = loopback_certificate(tmp_path)
    with mail_server(manners, served, at_once=True) as port:
        house = at(f"smtps://localhost:{port}")
        write(house, LIES)
        assert send_due(house, ssl.create_default_context()).postponed == 1
    assert manners.taken == []


def test_several_processes_send_each_mail_once(at: Open, port: int, manners: Manners) -> None:
    house = at(f"smtp://127.0.0.1:{port}")
    write(house, *(f"lies{number}@bakkerij.example" for number in range(30)))
    senders = [threading.Thread(target=send_due, args=(house,)) for _ in range(4)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    assert sorted(manners.recipients) == sorted(f"lies{number}@bakkerij.example" for number in range(30))


def test_without_a_mail_server_a_mail_lies_readable_in_the_outbox(tmp_path: Path) -> None:
    house = dorp(tmp_path, Clock())
    write(house, LIES)
    send_due(house)
    kept = sorted(each.name for each in (tmp_path / "outbox").iterdir())
    assert kept == ["20260601-180000-sign_in-1.eml", "20260601-180000-sign_in-1.html"]
    assert LINK in (tmp_path / "outbox" / kept[1]).read_text()
    found = message_from_bytes((tmp_path / "outbox" / kept[0]).read_bytes(), policy=policy.default)
    assert found["To"] == LIES
    assert (tmp_path / "outbox").stat().st_mode & 0o077 == 0, "nobody else on the machine may read it"


def test_an_outbox_that_cannot_be_written_loses_nothing(tmp_path: Path, clock: Clock) -> None:
    house = dorp(tmp_path, clock)
    (tmp_path / "outbox").write_text("in the way")
    write(house, LIES)
    assert send_due(house).postponed == 1
    (tmp_path / "outbox").unlink()
    clock.now += LATER[0]
    assert send_due(house).sent == 1


def test_pages_can_say_where_the_mail_went(tmp_path: Path, at: Open) -> None:
    assert outbox_in_words(dorp(tmp_path / "a", Clock())) == (
        "Er is geen mailserver ingesteld; de mail ligt in var/outbox."
    )
    assert outbox_in_words(at("smtp://127.0.0.1:25"), "fr") == ""


@pytest.mark.parametrize(
    "environment",
    [
        {"KERNKIJKER_SMTP_URL": "mail.dorp.example"},
        {"KERNKIJKER_SMTP_URL": "http://mail.dorp.example"},
        {"KERNKIJKER_SMTP_URL": "smtp://kern:geheim@mail.dorp.example:nul"},
        {"KERNKIJKER_MAIL_FROM": "Kern"},
    ],
)
def test_a_setting_that_cannot_be_right_stops_start_up_and_keeps_the_password(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with pytest.raises(Invalid, match="KERNKIJKER_") as refusal:
        dorp(tmp_path, Clock(), **({"KERNKIJKER_MAIL_FROM": "kern@dorp.example"} | environment))
    assert "geheim" not in str(refusal.value)
