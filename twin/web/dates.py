"""Days and times in words, in the language of the answer."""

from datetime import date, datetime

from babel.dates import format_date, format_skeleton
from flask import Flask

from twin.domain.first_of_month import with_first
from twin.web.languages import LOCALES, current_language

LONG = {"nl": "EEEE d MMMM", "fr": "EEEE d MMMM", "en": "EEEE d MMMM", "de": "EEEE, d. MMMM"}


def attach_dates(app: Flask) -> None:
    app.jinja_env.filters.update(
        long_date=long_date,
        short_date=short_date,
        full_date=full_date,
        day_month=day_month,
        weekday=weekday,
        clock=clock,
        sentence_case=sentence_case,
    )


def long_date(day: date) -> str:
    """'zaterdag 21 november'."""
    return with_first(format_date(day, LONG[current_language()], _locale()), day, current_language())


def full_date(day: date) -> str:
    """'21 november 2026'."""
    return with_first(format_date(day, "long", _locale()), day, current_language())


def short_date(day: date) -> str:
    """'za 21 nov'."""
    return with_first(format_skeleton("MMMEd", day, locale=_locale()), day, current_language())


def day_month(day: date) -> str:
    """'21 nov'."""
    return with_first(format_skeleton("MMMd", day, locale=_locale()), day, current_language())


def weekday(day: date) -> str:
    """'zaterdag'."""
    return format_date(day, "EEEE", _locale())


def sentence_case(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def clock(at: datetime) -> str:
    """'10:30' by the 24-hour clock; in French '10h30'."""
    return f"{at:%H}h{at:%M}" if current_language() == "fr" else f"{at:%H:%M}"


def _locale() -> str:
    return LOCALES[current_language()]
