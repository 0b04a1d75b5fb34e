"""Who looks after a screen hears once that it is silent, and once that it is back. On both databases."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.mailbox import mails_to
from tests.services.people_house import Clock
from tests.services.screen_house import OFFICE, an_officer, dorp_with_screens, hash_of
from twin.domain.device import Report
from twin.services import devices, pairing
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.jobs import run_due
from twin.services.screen_silences import tell_of_silences
from twin.storage.database import writing
from twin.storage.people import add_member
from twin.storage.tables_screen_settings import ALL

TOM, CARE = "tom@dorp.example", "wacht@dorp.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[House]:
    house = dorp_with_screens(tmp_path, clock, DATABASE_URL=database_url)
    tom = an_officer(house)
    assert tom.person
    with writing(house.engine) as connection:
        add_member(connection, "dorp", tom.person, "officer", "", clock(), "command")
    code = pairing.ask(house, hash_of("T"), OFFICE).code
    pairing.pair(house, "dorp", "markt", code, tom, OFFICE)
    beat(house)
    yield house
    house.engine.dispose()


def beat(house: House) -> None:
    device = devices.of_screen(house, "dorp", "markt")
    assert device
    report = Report(agent="1.0", boot="1", bundle=None, clock=house.clock(), uptime=timedelta(hours=1))
    devices.hear(house, device, report, None, {})


def go_on(clock: Clock, **time: float) -> None:
    clock.now += timedelta(**time)


def choose(house: House, screen: str, **values: Any) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.create("screen_settings", {"screen": screen, **values})


def kinds(house: House, recipient: str = TOM) -> list[str]:
    return [each.kind for each in mails_to(house, recipient)]


def test_five_minutes_of_silence_are_one_mail_and_being_back_is_one_more(house: House, clock: Clock) -> None:
    go_on(clock, minutes=4, seconds=59)
    tell_of_silences(house)
    assert kinds(house) == []
    go_on(clock, seconds=1)
    assert "silent screens" in run_due(house)
    for _hour in range(3):
        go_on(clock, hours=1)
        tell_of_silences(house)
    assert kinds(house) == ["screen_silent"]
    mail = mails_to(house, TOM)[0]
    assert mail.subject == "Scherm Markt zwijgt"
    assert mail.path == "/dorp/beheer/schermen/markt"
    assert "1 juni 20:00" in mail.text
    for _minute in range(8):  # what comes back for a moment only is not back
        beat(house)
        tell_of_silences(house)
        go_on(clock, minutes=1)
    assert kinds(house) == ["screen_silent", "screen_back"]


def test_the_caretaker_of_a_screen_hears_it_instead_of_the_officers(house: House, clock: Clock) -> None:
    choose(house, ALL, caretaker="iemand@dorp.example")
    choose(house, "markt", caretaker=CARE)
    go_on(clock, minutes=6)
    tell_of_silences(house)
    assert (kinds(house), kinds(house, CARE), kinds(house, "iemand@dorp.example")) == ([], ["screen_silent"], [])


def test_in_its_quiet_hours_nobody_is_called_out(house: House, clock: Clock) -> None:
    choose(house, "markt", quiet=["20:01", "06:30"])  # it is eight in the evening
    for _hour in range(10):
        go_on(clock, hours=1)
        tell_of_silences(house)
    assert kinds(house) == []
    go_on(clock, minutes=45)
    tell_of_silences(house)
    assert kinds(house) == ["screen_silent"]


def test_one_that_is_cut_off_or_gone_is_no_longer_silent_and_not_back_either(house: House, clock: Clock) -> None:
    go_on(clock, minutes=6)
    tell_of_silences(house)
    devices.revoke(house, "dorp", "markt", Author("officer"))
    tell_of_silences(house)
    assert kinds(house) == ["screen_silent"]
    assert tell_of_silences(house) == 0
