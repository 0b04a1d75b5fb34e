"""Whom the town asks by mail, when, and how often at most."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.services.people_house import Clock, a_person, a_shop, choose, keeps, rows
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.reminders import remind
from twin.storage import tables_people
from twin.storage.database import writing

JUNE = datetime(2026, 6, 8, 6, 0, tzinfo=UTC)  # far from holidays: the next is 21 July
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock(JUNE)


@pytest.fixture
def lies(house: House) -> int:
    """Keeps the bakery since 90 days."""
    person = a_person(house)
    keeps(house, person, a_shop(house), since=JUNE - 90 * DAY)
    return person


def mails(house: House) -> list[dict[str, Any]]:
    return rows(house, tables_people.mail)


def days_of(house: House, clock: Clock, days: int) -> Iterator[int]:
    """Lives through ``days``, reminding every morning; gives the number of mails so far."""
    for _ in range(days):
        clock.now += DAY
        remind(house, "dorp")
        yield len(mails(house))


def test_after_ninety_days_a_shopkeeper_is_asked_once(house: House, clock: Clock, lies: int) -> None:
    clock.now = JUNE - DAY
    assert remind(house, "dorp") == 0
    clock.now = JUNE
    assert remind(house, "dorp") == 1
    assert remind(house, "dorp") == 0
    (mail,) = mails(house)
    assert (mail["recipient"], mail["kind"], mail["subject"]) == (
        "lies@bakkerij.example",
        "reminder",
        "Kloppen uw uren nog?",
    )
    assert "Maandag tot en met vrijdag: 9 tot 18 uur" in mail["text"]
    assert re.search(r"Dit klopt: https://kern\.example/dorp/vraag/[\w-]{43}\?antwoord=klopt", mail["text"])
    assert re.fullmatch(r"https://kern\.example/dorp/afmelden/[\w-]{43}", mail["unsubscribe"])
    assert re.search(r"Minder vaak of geen herinneringen: https://kern\.example/dorp/vraag/[\w-]{43}\n", mail["text"])


def test_no_token_is_kept_that_opens_anything(house: House, lies: int) -> None:
    remind(house, "dorp")
    tokens = re.findall(r"(?:vraag|afmelden)/([\w-]{43})", mails(house)[0]["text"] + mails(house)[0]["unsubscribe"])
    kept = str(rows(house, tables_people.way_in))
    assert len(set(tokens)) == 3
    assert not any(token in kept for token in tokens)


@pytest.mark.parametrize("way", ["shopkeeper", "question"])
def test_who_changed_something_lately_is_not_asked(house: House, clock: Clock, lies: int, way: Any) -> None:
    clock.now = JUNE - 10 * DAY
    with changing(house, "dorp", Author(way, lies)) as batch:
        batch.update("shop", "s-1", {"phone": "053 11 11 11"})
    clock.now = JUNE
    assert remind(house, "dorp") == 0
    clock.now = JUNE + 79 * DAY
    assert remind(house, "dorp") == 0
    clock.now = JUNE + 80 * DAY
    assert remind(house, "dorp") == 1


def test_what_an_officer_changed_says_nothing_of_the_shopkeeper(house: House, clock: Clock, lies: int) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update("shop", "s-1", {"phone": "053 11 11 11"})
    assert remind(house, "dorp") == 1


def test_several_shops_of_one_person_come_in_one_mail(house: House, lies: int) -> None:
    keeps(house, lies, a_shop(house, "s-2", "Broodje Lies"), since=JUNE - 100 * DAY)
    assert remind(house, "dorp") == 1
    text = mails(house)[0]["text"]
    assert "Bakkerij Lies" in text
    assert "Broodje Lies" in text


def test_each_person_of_a_shop_is_asked_in_her_own_language(house: House, lies: int) -> None:
    keeps(house, a_person(house, "marc@bakkerij.example", "fr"), "s-1", since=JUNE - 90 * DAY)
    assert remind(house, "dorp") == 2
    assert mails(house)[1]["subject"] == "Vos horaires sont-ils toujours exacts ?"
    assert "https://kern.example/fr/dorp/vraag/" in mails(house)[1]["text"]


def test_a_shop_whose_hours_nobody_knows_is_not_asked_to_confirm_them(house: House) -> None:
    keeps(house, a_person(house), a_shop(house, hours=None), since=JUNE - 90 * DAY)
    remind(house, "dorp")
    text = mails(house)[0]["text"]
    assert "Van deze zaak kennen we de uren nog niet." in text
    assert "antwoord=klopt" not in text
    assert "antwoord=aanpassen" in text


def test_who_left_or_whose_shop_is_gone_is_left_alone(house: House, lies: int) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update("shop", "s-1", {"left_on": JUNE.date()})
    assert remind(house, "dorp") == 0


def test_ten_days_ahead_of_a_holiday_an_open_shop_is_asked(house: House, clock: Clock) -> None:
    keeps(house, a_person(house), a_shop(house))
    clock.now = datetime(2026, 7, 10, 6, 0, tzinfo=UTC)
    assert remind(house, "dorp") == 0
    clock.now += DAY
    assert remind(house, "dorp") == 1
    (mail,) = mails(house)
    assert (mail["kind"], mail["subject"]) == ("holiday", "21 juli: bent u open?")
    assert "Dinsdag 21 juli is een feestdag (Nationale feestdag)." in mail["text"]
    for answer in ("open", "gesloten", "anders"):
        assert f"?antwoord={answer}" in mail["text"]
    assert list(days_of(house, clock, 15))[-1] == 1


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        ("Mo-Fr 09:00-18:00; 2026 Jul 21 off", 0),
        ('Mo-Fr 09:00-18:00; 2026 Jul 11-31 off "verlof"', 0),
        ("Mo-Fr 09:00-18:00; Jul 21 10:00-12:00", 0),
        ("Mo-Fr 09:00-18:00; PH off", 0),
        ("Mo-Fr,PH 09:00-18:00", 0),
        ("We-Su 09:00-18:00", 0),  # closed on Tuesdays anyway
        ("Apr-Sep Mo-Su 10:00-18:00; Oct-Mar Mo-Su 10:00-16:00", 1),
        ("Apr 01-Sep 30 Mo-Su 10:00-18:00", 1),  # a season is no answer
        ("24/7", 1),
    ],
)
def test_who_already_said_it_is_not_asked(house: House, clock: Clock, hours: str, asked: int) -> None:
    keeps(house, a_person(house), a_shop(house, hours=hours))
    clock.now = datetime(2026, 7, 12, 6, 0, tzinfo=UTC)
    assert remind(house, "dorp") == asked


def test_a_town_may_ask_also_where_holidays_are_answered_in_general(house: House, clock: Clock) -> None:
    keeps(house, a_person(house), a_shop(house, hours="Mo-Fr 09:00-18:00; PH off"))
    choose(house, {"ask_general": True, "holiday_days": 20})
    clock.now = datetime(2026, 7, 1, 6, 0, tzinfo=UTC)
    assert remind(house, "dorp") == 1


def test_holidays_close_together_are_asked_in_one_mail(house: House, clock: Clock) -> None:
    keeps(house, a_person(house), a_shop(house))
    clock.now = datetime(2026, 12, 15, 7, 0, tzinfo=UTC)
    remind(house, "dorp")
    assert mails(house)[0]["subject"] == "25 december en 1 januari: bent u open?"
    assert "Vrijdag 1 januari is een feestdag (Nieuwjaar)." in mails(house)[0]["text"]
    assert list(days_of(house, clock, 20))[-1] == 1


def test_one_mail_asks_both_when_a_reminder_comes_due_shortly_before_a_holiday(house: House, clock: Clock) -> None:
    keeps(house, a_person(house), a_shop(house), since=datetime(2026, 4, 9, tzinfo=UTC))  # 90 days: 8 July
    clock.now = datetime(2026, 7, 8, 6, 0, tzinfo=UTC)
    assert remind(house, "dorp") == 0
    assert list(days_of(house, clock, 3)) == [0, 0, 1]
    assert "antwoord=klopt" in mails(house)[0]["text"]
    assert "antwoord=gesloten" in mails(house)[0]["text"]


def test_nobody_hears_from_us_twice_in_a_week(house: House, clock: Clock, lies: int) -> None:
    keeps(house, lies, a_shop(house, "s-2", "Broodje Lies"), since=JUNE - 87 * DAY)
    remind(house, "dorp")
    assert list(days_of(house, clock, 7)) == [1, 1, 1, 1, 1, 1, 2]


def test_who_was_not_reached_last_time_is_not_asked_until_a_mail_arrives(house: House, clock: Clock, lies: int) -> None:
    remind(house, "dorp")
    with writing(house.engine) as connection:
        connection.execute(tables_people.mail.update().values(failed_at=clock.now))
    clock.now = datetime(2026, 7, 12, 6, 0, tzinfo=UTC)  # ten days ahead of a holiday
    assert remind(house, "dorp") == 0
    with writing(house.engine) as connection:
        connection.execute(tables_people.mail.update().values(failed_at=None, sent_at=clock.now))
    assert remind(house, "dorp") == 1


def test_a_week_stays_a_week_also_where_mails_are_cleaned_up_sooner(house: House, clock: Clock, lies: int) -> None:
    keeps(house, lies, a_shop(house, "s-2", "Broodje Lies"), since=JUNE - 89 * DAY)
    remind(house, "dorp")
    with writing(house.engine) as connection:
        connection.execute(tables_people.mail.delete())
    clock.now += DAY
    assert remind(house, "dorp") == 0


@pytest.mark.parametrize(("own", "after"), [(0, None), (180, 180), (None, 90)])
def test_a_person_chooses_her_own_rhythm(
    house: House, clock: Clock, lies: int, own: int | None, after: int | None
) -> None:
    with writing(house.engine) as connection:
        connection.execute(tables_people.membership.update().values(reminder_days=own))
    clock.now = JUNE - 90 * DAY
    asked = []
    for day in range(1, 200):
        clock.now += DAY
        remind(house, "dorp")
        if any(each["text"].count("antwoord=klopt") for each in mails(house)):
            asked.append(day)
            break
    assert asked == ([after] if after else [])
    if own == 0:
        assert mails(house) == []
