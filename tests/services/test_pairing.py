"""A code of ten minutes, typed once, gives a machine its screen; who guesses runs into a limit. On both databases."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.people_house import Clock, rows
from tests.services.screen_house import OFFICE, an_officer, dorp_with_screens, hash_of
from twin.errors import Invalid, NotFound, TooMany
from twin.services import devices, pairing
from twin.services.changing import Author
from twin.services.house import House
from twin.services.pairing import UnknownCode, ask, code_of, look_up, pair
from twin.storage.tables_devices import device
from twin.storage.tables_devices import pairing as pairing_table
from twin.storage.tables_people import attempt

STREET = "198.51.100.0/24"  # the network of the screen
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[House]:
    house = dorp_with_screens(tmp_path, clock, DATABASE_URL=database_url)
    yield house
    house.engine.dispose()


@pytest.fixture
def tom(house: House) -> Author:
    return an_officer(house)


def test_a_code_gives_a_machine_its_screen_once_and_is_kept_nowhere(house: House, clock: Clock, tom: Author) -> None:
    asked = ask(house, hash_of("T"), STREET)
    assert (code_of(asked.code), asked.expires_at) == (asked.code, clock.now + 10 * MINUTE)
    assert asked.code not in str(rows(house, pairing_table))
    typed = f"{asked.code[:3].lower()}-{asked.code[3:]}"
    assert look_up(house, typed, tom, OFFICE).made_at == clock.now
    clock.now += 9 * MINUTE
    paired = pair(house, "dorp", "markt", typed, tom, OFFICE)
    assert (paired.town, paired.screen, paired.paired_at, paired.paired_by) == ("dorp", "markt", clock.now, tom.person)
    assert devices.with_token(house, hash_of("T")) == paired
    assert devices.of_town(house, "dorp") == {"markt": paired}
    assert pairing.waiting(house, hash_of("T")) is None
    with pytest.raises(UnknownCode):
        pair(house, "dorp", "station", asked.code, tom, OFFICE)
    with pytest.raises(Invalid, match="make a new one"):
        ask(house, hash_of("T"), STREET)


def test_a_code_is_worth_nothing_after_ten_minutes_or_once_another_was_asked(
    house: House, clock: Clock, tom: Author
) -> None:
    first = ask(house, hash_of("T"), STREET)
    second = ask(house, hash_of("T"), STREET)
    with pytest.raises(UnknownCode):
        look_up(house, first.code, tom, OFFICE)
    clock.now += 10 * MINUTE
    for verb in (look_up, lambda *known: pair(house, "dorp", "markt", *known[1:])):
        with pytest.raises(UnknownCode):
            verb(house, second.code, tom, OFFICE)
    ask(house, hash_of("another"), STREET)
    assert len(rows(house, pairing_table)) == 1, "what expired is gone"


def test_a_screen_has_one_machine_and_the_one_before_is_revoked(house: House, clock: Clock, tom: Author) -> None:
    for token in ("first", "second"):
        pair(house, "dorp", "markt", ask(house, hash_of(token), STREET).code, tom, OFFICE)
        clock.now += MINUTE
    with pytest.raises(devices.UnknownToken) as refused:
        devices.with_token(house, hash_of("first"))
    assert refused.value.why == "taken_over"
    assert devices.of_town(house, "dorp")["markt"] == devices.with_token(house, hash_of("second"))
    assert [bool(row["revoked_at"]) for row in rows(house, device)] == [True, False]


def test_a_screen_that_the_town_does_not_have_is_not_taken_and_the_code_stays_good(house: House, tom: Author) -> None:
    asked = ask(house, hash_of("T"), STREET)
    for town, screen in (("dorp", "nergens"), ("elders", "markt")):
        with pytest.raises(NotFound):
            pair(house, town, screen, asked.code, tom, OFFICE)
    assert pair(house, "dorp", "markt", asked.code, tom, OFFICE)


def test_guessing_by_force_runs_into_the_limit_and_is_counted(house: House, clock: Clock, tom: Author) -> None:
    asked = ask(house, hash_of("T"), STREET)
    wrong = "2" * 6 if asked.code != "2" * 6 else "3" * 6
    for typed in [wrong] * 9 + ["!"]:
        with pytest.raises(UnknownCode):
            look_up(house, typed, tom, OFFICE)
    for verb in (look_up, lambda *known: pair(house, "dorp", "markt", *known[1:])):
        with pytest.raises(TooMany) as refused:
            verb(house, asked.code, tom, OFFICE)
        assert refused.value.seconds == 3601
    assert len([row for row in rows(house, attempt) if row["door"] == "screen code"]) == 10
    clock.now += 5 * MINUTE
    colleagues = [an_officer(house, f"{name}@dorp.example") for name in ("a", "b")]
    for colleague in colleagues:
        for _ in range(10):
            with pytest.raises(UnknownCode):
                look_up(house, wrong, colleague, OFFICE)
    with pytest.raises(TooMany):  # all of one network together
        look_up(house, wrong, an_officer(house, "c@dorp.example"), OFFICE)
    assert look_up(house, asked.code, an_officer(house, "d@dorp.example"), "203.0.113.0/24")


def test_who_asks_codes_without_end_is_stopped(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "ASKS_PER_NETWORK", 3)
    for number in range(3):
        ask(house, hash_of(str(number)), STREET)
    with pytest.raises(TooMany):
        ask(house, hash_of("more"), STREET)
    assert ask(house, hash_of("more"), OFFICE)
    with pytest.raises(Invalid):
        ask(house, "T", OFFICE)
