"""Days with a date in a form: read with their faults noted, named for people, taken back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import comment_of, date_of, spell_of
from twin.pages.keeper.frame import fault_words
from twin.pages.keeper.times_form import typed_hours
from twin.web.dates import full_date
from twin.web.forms import Answers
from twin.web.languages import current_language

Read = TypeVar("Read")


def noted(answers: Answers, field: str, read: Callable[[], Read]) -> Read | None:
    """What ``read`` gives; its fault is noted at ``field``, and then it is None."""
    try:
        return read()
    except (HoursFault, InvalidHours) as fault:
        answers.refuse(field, fault_words(fault))
        return None


def day_in(answers: Answers, field: str) -> date | None:
    return noted(answers, field, lambda: date_of(answers.typed[field]))


def comment_in(answers: Answers, field: str) -> str:
    return noted(answers, field, lambda: comment_of(answers.typed[field])) or ""


def hours_in(answers: Answers, kind: str, prefix: str) -> DayHours | None:
    """What a day with other hours says; ``kind`` is 'closed', 'by_appointment', or 'hours': those behind ``prefix``."""
    if kind == "closed":
        return CLOSED
    if kind == "by_appointment":
        return DayHours("by_appointment")
    return noted(answers, f"{prefix}van1", lambda: typed_hours(answers, prefix))


def spell_in(
    answers: Answers,
    fields: tuple[str, str],
    days: tuple[date | None, date | None],
    hours: DayHours | None,
    today: date,
) -> Spell | None:
    """A spell of what was read so far; None, with its fault noted, where it cannot be."""
    first, last = days
    if first is None or last is None or hours is None or not answers.are_fine:
        return None
    try:
        return spell_of(first, last, hours, today)
    except HoursFault as fault:
        answers.refuse(fields[0] if fault.key == "too_far" else fields[1], fault_words(fault))
        return None


def needs_hours_first(form: HoursForm, answers: Answers, field: str) -> None:
    """Leave on top of nothing would say that the shop is never open but known: first the week."""
    if form.is_silent:
        answers.refuse(field, HoursFault("hours_first").in_language(current_language()))


def refuse_overlap(form: HoursForm, spell: Spell, answers: Answers, field: str) -> None:
    """Two leaves that share days are one too many: which of the two is meant?"""
    other = next(
        (each for each in form.spells if each.is_leave and each.overlaps(spell) and each.key != spell.key), None
    )
    if other:
        values = {"first": full_date(other.first), "last": full_date(other.last)}
        answers.refuse(field, HoursFault("overlaps", values).in_language(current_language()))


def without_key(form: HoursForm, key: str) -> HoursForm:
    """Without the spell that a button named: '2026-07-20/2026-08-02'."""
    spell = next((each for each in form.spells if each.key == key), None)
    return form.without(spell.first, spell.last) if spell else form
