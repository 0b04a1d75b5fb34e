"""What a tap in a mail does, and what it can never do."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.people_house import Clock, a_person, a_shop, dorp, keeps, rows
from twin.domain.asking import usual_hours
from twin.domain.hours import OpeningHours
from twin.domain.hours_form_day import Range
from twin.domain.place import Place
from twin.errors import Invalid
from twin.services.changing import Author, changing, undo
from twin.services.house import House
from twin.services.questions import (
    Answer,
    Question,
    Unanswerable,
    answer_holiday,
    ask,
    choose_rhythm,
    confirm,
    end_of,
    find_question,
    rhythms_of,
)
from twin.storage import tables, tables_history, tables_people
from twin.storage.cores import read_town
from twin.storage.database import writing

JULY = datetime(2026, 7, 12, 6, 0, tzinfo=UTC)
FEAST = date(2026, 7, 21)  # a Tuesday
HERE = Place(3.892, 50.884, "Europe/Brussels")


@pytest.fixture
def clock() -> Clock:
    return Clock(JULY)


@pytest.fixture
def lies(house: House) -> int:
    person = a_person(house)
    keeps(house, person, a_shop(house))
    return person


def asked(house: House, person: int, question: str = "holiday", shop: str = "s-1") -> str:
    """The token of a question about the bakery."""
    detail = {"question": question} | ({"day": FEAST.isoformat()} if question == "holiday" else {})
    with writing(house.engine) as connection:
        town, _ = read_town(connection, "dorp")
        return ask(connection, house, town, person, "nl", detail, end_of(FEAST, town), shop)


def found(house: House, token: str) -> Question:
    return find_question(house, "dorp", token)


def shop(house: House) -> dict[str, Any]:
    return rows(house, tables.shop)[0]


def test_closed_is_written_by_date_and_confirms_the_listing(house: House, lies: int) -> None:
    token = asked(house, lies)
    answer_holiday(house, found(house, token), "closed")
    assert shop(house)["opening_hours"] == "Mo-Fr 09:00-18:00; 2026 Jul 21 off"
    assert shop(house)["confirmed_at"] == JULY
    change = rows(house, tables_history.change)[-1]
    assert (change["way"], change["person"]) == ("question", lies)


def test_open_means_the_hours_of_that_weekday_also_over_a_general_rule(house: House, lies: int) -> None:
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "s-1", {"opening_hours": "Mo,We-Fr 08:00-12:00; Tu 07:00-11:00,13:00-18:00; PH off"})
    answer_holiday(house, found(house, asked(house, lies)), "open")
    assert shop(house)["opening_hours"].endswith("PH off; 2026 Jul 21 07:00-11:00,13:00-18:00")


def test_other_hours_are_hers(house: House, lies: int) -> None:
    answer_holiday(house, found(house, asked(house, lies)), "other", (Range(600, 750),))
    assert shop(house)["opening_hours"] == "Mo-Fr 09:00-18:00; 2026 Jul 21 10:00-12:30"


def test_she_may_change_her_mind_until_the_day_has_passed(house: House, clock: Clock, lies: int) -> None:
    token = asked(house, lies)
    answer_holiday(house, found(house, token), "closed")
    assert found(house, token).answer == "closed"
    clock.now = datetime(2026, 7, 21, 21, 59, tzinfo=UTC)  # one minute before midnight in Dorp
    answer_holiday(house, found(house, token), "open")
    assert shop(house)["opening_hours"] == "Mo-Fr 09:00-18:00; 2026 Jul 21 09:00-18:00"
    clock.now += timedelta(minutes=1)
    with pytest.raises(Unanswerable) as refusal:
        found(house, token)
    assert (refusal.value.why, refusal.value.shop) == ("passed", "s-1")


def test_the_same_button_twice_changes_nothing_more(house: House, clock: Clock, lies: int) -> None:
    for question in ("holiday", "right"):
        token = asked(house, lies, question)
        for _ in range(3):
            clock.now += timedelta(seconds=1)
            if question == "holiday":
                answer_holiday(house, found(house, token), "closed")
            else:
                confirm(house, found(house, token))
    assert len(rows(house, tables_history.change)) == 2


def test_confirming_changes_the_date_and_nothing_else(house: House, lies: int) -> None:
    before = shop(house)
    confirm(house, found(house, asked(house, lies, "right")))
    assert shop(house) == before | {"confirmed_at": JULY}


def test_an_answer_is_undone_like_any_change(house: House, lies: int) -> None:
    answer_holiday(house, found(house, asked(house, lies)), "closed")
    undo(house, "dorp", rows(house, tables_history.change)[-1]["batch"], Author("officer"))
    assert shop(house)["opening_hours"] == "Mo-Fr 09:00-18:00"


def test_a_token_that_is_none_opens_nothing(house: House) -> None:
    for token in ("", "x", "\0", "a\0b", "é", "../..", "x" * 100_000, "\ud800"):
        with pytest.raises(Unanswerable) as refusal:
            found(house, token)
        assert refusal.value.why == "unknown"


def test_a_token_is_of_one_town_and_of_questions_only(house: House, lies: int) -> None:
    token = asked(house, lies)
    with pytest.raises(Unanswerable):
        find_question(house, "stad", token)
    with writing(house.engine) as connection:
        connection.execute(tables_people.way_in.update().values(kind="mail"))
    with pytest.raises(Unanswerable):
        found(house, token)


def test_who_no_longer_keeps_the_shop_answers_nothing_for_it(house: House, lies: int) -> None:
    token = asked(house, lies)
    with writing(house.engine) as connection:
        connection.execute(tables_people.membership.update().values(ended_at=JULY))
    with pytest.raises(Unanswerable) as refusal:
        found(house, token)
    assert refusal.value.why == "left"


def test_a_shop_that_left_is_not_asked_any_more(house: House, lies: int) -> None:
    token = asked(house, lies)
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update("shop", "s-1", {"left_on": JULY.date()})
    with pytest.raises(Unanswerable) as refusal:
        found(house, token)
    assert refusal.value.why == "left"


def test_open_without_usual_hours_asks_for_them(house: House, lies: int) -> None:
    token = asked(house, lies)
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "s-1", {"opening_hours": "Mo 09:00-18:00"})
    with pytest.raises(Invalid):
        answer_holiday(house, found(house, token), "open")
    assert shop(house)["opening_hours"] == "Mo 09:00-18:00"


def test_one_day_is_never_all_that_is_known(house: House, lies: int) -> None:
    token = asked(house, lies)
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "s-1", {"opening_hours": None})
    with pytest.raises(Invalid):
        answer_holiday(house, found(house, token), "closed")


def test_a_person_chooses_how_often_for_her_own_shops_only(house: House, lies: int) -> None:
    tom = a_person(house, "tom@dorp.example")
    keeps(house, tom, a_shop(house, "s-2", "Slagerij Tom"))
    question = found(house, asked(house, lies, "rhythm", ""))
    assert [each.name for each in rhythms_of(house, question)] == ["Bakkerij Lies"]
    choose_rhythm(house, question, {"s-1": 180, "s-2": 0})
    assert [each["reminder_days"] for each in rows(house, tables_people.membership)] == [180, None]
    with pytest.raises(Invalid):
        choose_rhythm(house, question, {"s-1": 7})


TEXTS = (
    "Mo-Fr 09:00-18:00",
    "Mo-Su,PH 10:00-12:00,13:00-18:00",
    "24/7",
    "Fr-Sa 18:00-02:00; Tu 17:00-24:00",
    'Mo-Sa 09:00-12:00 || "op afspraak"',
    "Apr-Sep Mo-Su 10:00-18:00; Oct-Mar Mo-Su 10:00-16:00; PH off",
    '2026 Jul 15-Aug 02 off "verlof"; Mo-Sa 08:00-12:00',
    "Tu 08:00-12:00, Tu 13:00-17:00",
    "Mo-Fr sunrise-sunset",
)


@pytest.fixture(scope="module")
def one_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Made once for many examples."""
    house = dorp(tmp_path_factory.mktemp("house"), Clock(JULY))
    keeps(house, a_person(house), a_shop(house))
    return house


@settings(max_examples=60, deadline=None)
@given(text=st.sampled_from(TEXTS), start=st.integers(0, 1379), length=st.integers(1, 300), answer=st.data())
def test_whatever_the_hours_were_the_day_is_as_she_said_and_every_other_day_as_it_was(
    one_house: House, text: str, start: int, length: int, answer: st.DataObject
) -> None:
    chosen: Answer = answer.draw(st.sampled_from(("open", "closed", "other")))
    house = one_house
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "s-1", {"opening_hours": text})
    before = OpeningHours.parse(text, place=HERE)
    end = min(start + length, 1440)
    answer_holiday(house, found(house, asked(house, 1)), chosen, (Range(start, end),))
    after = OpeningHours.parse(shop(house)["opening_hours"], place=HERE)
    expected = {"closed": None, "open": usual_hours(before, FEAST), "other": None}[chosen]
    ranges = expected.ranges if expected else ((Range(start, end),) if chosen == "other" else ())
    said = [each for each in after.day(FEAST).intervals if each.kind == "open"]
    midnight = after.day(FEAST).intervals[0].start
    assert [(each.start - midnight, each.end - midnight) for each in said] == [
        (timedelta(minutes=each.start), timedelta(minutes=each.end)) for each in ranges
    ]
    for step in (*range(-7, -1), *range(2, 8)):  # the nights before and after run into it
        day = FEAST + timedelta(step)
        assert after.day(day) == before.day(day)
