"""What a visitor will read: the week in a few sentences, and the coming days that differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from twin.domain.first_of_month import with_first
from twin.domain.hours import OpeningHours
from twin.domain.hours_form_day import DayHours, Range
from twin.domain.hours_form_words import clock_in_words, day_in_words
from twin.domain.phrase_book import catalogue
from twin.domain.rhythm import Exception_, Piece, Pieces, rhythm


@dataclass(frozen=True, slots=True)
class Told:
    """``week`` and ``days``: sentences in the order of the calendar, each with a full stop."""

    week: tuple[str, ...]
    days: tuple[str, ...]


def told(hours: OpeningHours | None, today: date, language: str) -> Told:
    """The hours in words as they go from ``today``, ten weeks ahead."""
    if hours is None:
        return Told((str(catalogue(language, "hours_form")["sentence"]["unknown"]),), ())
    found = rhythm(hours, today)
    return Told(tuple(_week(found.usual, language)), tuple(_exception(each, language) for each in found.exceptions))


def pieces_in_words(pieces: Pieces | None, language: str) -> str:
    """'9 tot 12.30 uur en 13.30 tot 18 uur'; 'gesloten' for none, 'wisselende uren' for no habit."""
    words = catalogue(language, "hours_form")["sentence"]
    if pieces is None:
        return str(words["varies"])
    if not pieces:
        return str(words["closed"])
    texts = [_piece(piece, language) for piece in pieces]
    last = str(catalogue(language)["aloud"]["and"])
    return last.join([", ".join(texts[:-1]), texts[-1]]) if texts[1:] else texts[0]


def _piece(piece: Piece, language: str) -> str:
    if piece.open_end:
        return str(catalogue(language)["aloud"]["from"].format(start=clock_in_words(piece.start, language)))
    kind = "by_appointment" if piece.kind == "by_appointment" else "open"
    whole_day = (piece.start, piece.end) == (0, 1440) and kind == "by_appointment"
    ranges = () if whole_day else (Range(piece.start, piece.end),)
    return day_in_words(DayHours(kind, ranges), language)  # type: ignore[arg-type]  # one of the two kinds


def _week(usual: tuple[Pieces | None, ...], language: str) -> Iterator[str]:
    """Days in a row with the same hours share a sentence."""
    words, names = catalogue(language, "hours_form")["sentence"], catalogue(language)["weekdays"]
    groups: list[tuple[int, int]] = []
    for day in range(7):
        if groups and usual[groups[-1][0]] == usual[day]:
            groups[-1] = (groups[-1][0], day)
        else:
            groups.append((day, day))
    for first, last in groups:
        if (first, last) == (0, 6):
            name = words["every_day"]
        elif first == last:
            name = names[first]
        else:
            name = words["pair" if last == first + 1 else "days"].format(first=names[first], last=names[last])
        yield _sentence(words["on"].format(day=name, hours=pieces_in_words(usual[first], language)))


def _exception(each: Exception_, language: str) -> str:
    words = catalogue(language, "hours_form")["sentence"]
    said = pieces_in_words(each.pieces, language)
    if each.first == each.last:
        text = words["on"].format(day=_named(each.first, language), hours=said)
    else:
        text = words["from_to"].format(first=_named(each.first, language), last=_named(each.last, language), hours=said)
    holiday = (each.holiday or {}).get(language) or (each.holiday or {}).get("nl") or ""
    why = " · ".join(dict.fromkeys(part for part in (holiday, each.comment or "") if part))  # 'Kerstmis' once
    return _sentence(words["because"].format(text=text, why=why) if why else text)


def _named(day: date, language: str) -> str:
    """'vrijdag 25 december'."""
    texts = catalogue(language)
    number = f"{day.day}." if language == "de" else str(day.day)
    said = f"{texts['weekdays'][day.weekday()]} {number} {texts['months'][day.month - 1]}"
    return with_first(said, day, language)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
