"""One tap confirms: questions that are answered from a mail, without signing in.

A token answers one question about one shop, and nothing else. It may be used again until its day has passed, so that
somebody can change her mind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from sqlalchemy import Connection

from twin.domain.asking import usual_hours
from twin.domain.calendar import Holiday
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours, Range
from twin.domain.town import Town
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.tokens import hash_of, new_token
from twin.storage import people, questions
from twin.storage.cores import is_there, read_town
from twin.storage.database import writing
from twin.storage.questions import Asked

Kind = Literal["right", "holiday", "rhythm"]
Answer = Literal["open", "closed", "other"]
Why = Literal["unknown", "passed", "left"]
RHYTHMS = (None, 180, 365, 0)  # what a shopkeeper may choose: as the town does, half a year, a year, never


class Unanswerable(NotFound):
    """``why``: 'unknown' (no such question in this town), 'passed' (its day is over), 'left' (the shop is gone, or the
    person no longer keeps it). ``shop`` is the slug of the shop, where there is one to lead to."""

    def __init__(self, why: Why, shop: str = "") -> None:
        super().__init__(f"this question cannot be answered: {why}")
        self.why, self.shop = why, shop


@dataclass(frozen=True)
class Question:
    """A question that can be answered now. ``shop`` is its row ({} for 'rhythm', which is about all her shops);
    ``answer`` what was said last, '' for nothing yet; ``usual`` when the shop is open on such a weekday, None if it
    is not; ``said`` what its hours say of the day of a holiday by date."""

    asked: Asked
    kind: Kind
    town: Town
    shop: Mapping[str, Any]
    day: date | None = None
    holiday: Holiday | None = None
    usual: DayHours | None = None
    said: DayHours | None = None

    @property
    def answer(self) -> str:
        return str(self.asked.detail.get("answer", ""))

    @property
    def hours(self) -> OpeningHours | None:
        return readable_hours(self.shop.get("opening_hours"), self.town)


def ask(
    connection: Connection,
    house: House,
    town: Town,
    person: int,
    language: str,
    detail: Mapping[str, str],
    expires_at: datetime,
    shop: str = "",
) -> str:
    """Keeps a question; returns the token that answers it."""
    token = new_token()
    asked = {"town": town.slug, "person": person, "language": language, "detail": dict(detail), "shop": shop}
    questions.ask(connection, hash_of(token), {**asked, "made_at": house.clock(), "expires_at": expires_at})
    return token


def end_of(day: date, town: Town) -> datetime:
    """The midnight that ends a day in a town."""
    return datetime.combine(day + timedelta(1), time(), town.place.zone)


def find_question(house: House, town: str, token: str) -> Question:
    """Raises Unanswerable."""
    with house.engine.connect() as connection:
        asked = questions.asked_with(connection, hash_of(token))
        if asked is None or asked.town != town:
            raise Unanswerable("unknown")
        where, _ = read_town(connection, town)
        shop = people.shop_with(connection, town, asked.shop) if asked.shop else {}
        today = house.clock().astimezone(where.place.zone).date()
        if shop is None or (shop and not is_there(shop["left_on"], today)):
            raise Unanswerable("left")
        if shop and not questions.is_keeper(connection, town, asked.person, asked.shop):
            raise Unanswerable("left", shop["slug"])
    if asked.expires_at <= house.clock():
        raise Unanswerable("passed", shop["slug"] if shop else "")
    return _question(asked, where, shop)


def _question(asked: Asked, town: Town, shop: Mapping[str, Any]) -> Question:
    kind = asked.detail.get("question")
    if kind == "holiday":
        day, hours = date.fromisoformat(asked.detail["day"]), readable_hours(shop["opening_hours"], town)
        spell = HoursForm.of(hours).spell_on(day) if hours else None
        usual = usual_hours(hours, day) if hours else None
        holiday = town.calendar.public_holiday(day)
        return Question(asked, "holiday", town, shop, day, holiday, usual, spell.hours if spell else None)
    return Question(asked, "rhythm" if kind == "rhythm" else "right", town, shop)


def answer_holiday(house: House, question: Question, answer: Answer, ranges: tuple[Range, ...] = ()) -> None:
    """Writes what the shop does on the day of the holiday, by date, and that its shopkeeper said so.

    'open' means the hours of its weekday; 'other' the ``ranges``. Raises Invalid where 'open' would be no hours at
    all, or where nobody knows the shop's hours yet.
    """
    day, hours = question.day, _said(question, answer, ranges)
    assert day is not None
    spell = Spell(day, day, hours)
    with changing(house, question.town.slug, _author(question)) as batch:
        row = batch.row("shop", question.asked.shop)
        now = readable_hours(row["opening_hours"], question.town)
        if now is None:
            raise Invalid("the opening hours of this shop are not known yet")
        form = HoursForm.of(now).without_past(house.clock().astimezone(question.town.place.zone).date())
        if form.spell_on(day) == spell and question.answer == answer:
            return  # the same button twice
        text = form.with_spell(spell).text()
        batch.update("shop", question.asked.shop, {"opening_hours": text, "confirmed_at": house.clock()})
        _note(batch.connection, house, question, answer)


def _said(question: Question, answer: Answer, ranges: tuple[Range, ...]) -> DayHours:
    if answer == "closed":
        return CLOSED
    if answer == "open":
        if question.usual is None:
            raise Invalid("the shop has no usual hours on this weekday")
        return question.usual
    return DayHours("open", ranges)


def confirm(house: House, question: Question) -> None:
    """The shopkeeper says that all is still right."""
    if question.answer:
        return  # the same button twice
    with changing(house, question.town.slug, _author(question)) as batch:
        batch.update("shop", question.asked.shop, {"confirmed_at": house.clock()})
        _note(batch.connection, house, question, "right")


@dataclass(frozen=True)
class Rhythm:
    """How often somebody is reminded about one of her shops: ``days`` as in RHYTHMS."""

    shop: str
    name: str
    days: int | None


def rhythms_of(house: House, question: Question) -> list[Rhythm]:
    with house.engine.connect() as connection:
        today = house.clock().astimezone(question.town.place.zone).date()
        mine = questions.keepers(connection, question.town.slug, today)
        language = question.asked.language
        return [
            Rhythm(each.shop, question.town.in_words(each.names, language), each.reminder_days)
            for each in mine
            if each.person == question.asked.person
        ]


def choose_rhythm(house: House, question: Question, chosen: Mapping[str, int | None]) -> None:
    """``chosen``: shop -> days as in RHYTHMS, for shops that are the person's own. Raises Invalid for other days."""
    if not set(chosen.values()) <= set(RHYTHMS):
        raise Invalid("choose one of the rhythms on the page")
    with writing(house.engine) as connection:
        for shop, days in chosen.items():
            questions.set_rhythm(connection, question.town.slug, question.asked.person, shop, days)
        _note(connection, house, question, "chosen")


def _author(question: Question) -> Author:
    return Author("question", question.asked.person)


def _note(connection: Connection, house: House, question: Question, answer: str) -> None:
    detail = {**question.asked.detail, "answer": answer}
    questions.note_answer(connection, question.asked.id, detail, house.clock())


def readable_hours(text: str | None, town: Town) -> OpeningHours | None:
    """None where there are none, or none that anybody can read."""
    try:
        return OpeningHours.parse(text, calendar=town.calendar, place=town.place) if text else None
    except InvalidHours:
        return None
