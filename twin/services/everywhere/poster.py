"""The poster for the shop's door: its hours in words, what is different soon, and a code to its page."""

from datetime import date
from typing import Literal

from twin.domain.shop import Shop
from twin.domain.town import Town
from twin.services.everywhere.lines import exception_lines, full_day, week_lines
from twin.services.everywhere.paper import QUIET, Paper
from twin.services.everywhere.words import words_for

Size = Literal["A4", "A5"]
WIDTHS = {"A4": 210.0, "A5": 148.0}  # ISO 216, millimetres
HEIGHTS = {"A4": 297.0, "A5": 210.0}
MARGIN, COLUMN, EXCEPTIONS = 18.0, 48.0, 5  # millimetres on A4, and how many coming exceptions fit


def door_poster(town: Town, shop: Shop, language: str, address: str, today: date, size: Size = "A4") -> bytes:
    """One page of PDF; ``address`` is the shop's page, to which its code leads."""
    words, name = words_for(language), town.in_words(shop.names, language)
    unit = WIDTHS[size] / WIDTHS["A4"]
    wide, x = WIDTHS[size] - 2 * MARGIN * unit, MARGIN * unit
    paper = Paper((WIDTHS[size], HEIGHTS[size]), name, language)
    paper.add_page()
    y = MARGIN * unit
    paper.face(paper.fitting(name, wide, 44 * unit, 26 * unit), bold=True)
    y = paper.write_at(x, y, wide, name, 1.1)
    paper.face(17 * unit, colour=QUIET)
    y = paper.write_at(x, y, wide, f"{shop.premises.address}, {town.name(language)}") + 8 * unit
    paper.face(21 * unit, bold=True)
    y = paper.write_at(x, y, wide, words["open_hours"]) + 2 * unit
    y = _week(paper, week_lines(shop, today, language) or [("", words["unknown"])], x, y, wide, unit)
    _exceptions(paper, exception_lines(shop, today, language, EXCEPTIONS), words, x, y + 6 * unit, wide, unit)
    _foot(paper, shop, words, language, address, today, size)
    return paper.finished()


def _week(paper: Paper, lines: list[tuple[str, str]], x: float, y: float, wide: float, unit: float) -> float:
    column = COLUMN * unit if lines[0][0] else 0
    for weekday, hours in lines:
        paper.rule(x, y, wide)
        paper.face(19 * unit, bold=True)
        paper.write_at(x, y + 2 * unit, column or wide, weekday)
        paper.face(paper.fitting(hours, wide - column, 19 * unit, 12 * unit, bold=False))
        y = paper.write_at(x + column, y + 2 * unit, wide - column, hours) + 2 * unit
    paper.rule(x, y, wide)
    return y


def _exceptions(
    paper: Paper, lines: list[str], words: dict[str, str], x: float, y: float, wide: float, unit: float
) -> None:
    if not lines:
        return
    paper.face(17 * unit, bold=True)
    y = paper.write_at(x, y, wide, words["coming"]) + unit
    for line in lines:
        paper.face(14 * unit)
        y = paper.write_at(x, y, wide, line[:1].upper() + line[1:]) + unit


def _foot(
    paper: Paper, shop: Shop, words: dict[str, str], language: str, address: str, today: date, size: Size
) -> None:
    unit = WIDTHS[size] / WIDTHS["A4"]
    side, x = 38 * unit, MARGIN * unit
    top = HEIGHTS[size] - MARGIN * unit - side
    paper.code(x - 4 * unit, top, side, f"{address}?via=deur")
    wide = WIDTHS[size] - x - side - MARGIN * unit
    paper.face(16 * unit, bold=True)
    y = paper.write_at(x + side, top + 6 * unit, wide, words["scan"])
    paper.face(11 * unit, colour=QUIET)
    y = paper.write_at(x + side, y + unit, wide, address.partition("://")[2])
    y = paper.write_at(x + side, y + unit, wide, words["updated"].format(day=full_day(today, language)))
    if shop.demonstration:
        paper.write_at(x + side, y + unit, wide, words["demonstration"])
