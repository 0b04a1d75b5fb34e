"""A shop's week and its coming exceptions as short lines to print."""

from datetime import date

from babel.dates import format_date

from twin.domain.first_of_month import with_first
from twin.domain.phrase_book import catalogue
from twin.domain.rhythm import Exception_, Pieces, rhythm
from twin.domain.shop import Shop
from twin.services.everywhere.words import words_for

LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB", "de": "de_BE"}
DAY = {"nl": "EEEE d MMMM", "fr": "EEEE d MMMM", "en": "EEEE d MMMM", "de": "EEEE, d. MMMM"}


def week_lines(shop: Shop, today: date, language: str) -> list[tuple[str, str]]:
    """Seven (weekday, hours) from Monday, by habit; [] where nobody knows the hours."""
    if shop.hours is None:
        return []
    names = catalogue(language)["weekdays"]
    usual = rhythm(shop.hours, today).usual
    return [(name, hours_words(pieces or (), language)) for name, pieces in zip(names, usual, strict=True)]


def exception_lines(shop: Shop, today: date, language: str, most: int) -> list[str]:
    """The first ``most`` coming days that differ: 'vrijdag 25 december: gesloten (Kerstmis)'."""
    if shop.hours is None:
        return []
    return [_exception(each, language) for each in rhythm(shop.hours, today).exceptions[:most]]


def hours_words(pieces: Pieces, language: str) -> str:
    """'9:00 – 12:30 en 13:30 – 18:00' or 'gesloten'."""
    words = words_for(language)
    if not pieces:
        return str(words["closed"])
    spans = [f"{clock(piece.start, language)} – {clock(piece.end, language)}" for piece in pieces]
    text = catalogue(language)["aloud"]["and"].join(spans)
    return f"{text} {words['by_appointment']}" if all(piece.kind == "by_appointment" for piece in pieces) else text


def clock(minutes: int, language: str) -> str:
    """'9:00', in French '9h00'; midnight as an end is 24:00."""
    minutes = minutes if minutes == 1440 else minutes % 1440
    return f"{minutes // 60}{words_for(language)['colon']}{minutes % 60:02}"


def long_day(day: date, language: str) -> str:
    return with_first(format_date(day, DAY[language], LOCALES[language]), day, language)


def full_day(day: date, language: str) -> str:
    return with_first(format_date(day, "long", LOCALES[language]), day, language)


def _exception(exception: Exception_, language: str) -> str:
    days = long_day(exception.first, language)
    if exception.last != exception.first:
        days = words_for(language)["from_to"].format(first=days, last=long_day(exception.last, language))
    names = exception.holiday or {}
    reason = exception.comment or names.get(language) or names.get("nl")
    text = words_for(language)["on"].format(days=days, hours=hours_words(exception.pieces, language))
    return f"{text} ({reason})" if reason else text
