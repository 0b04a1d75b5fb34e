"""Letters with a code, to print and send: one page a shop, its address where a window envelope shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from twin.domain.town import Town
from twin.services.everywhere.lines import full_day
from twin.services.everywhere.paper import QUIET, Paper
from twin.services.everywhere.words import words_for

# where the window of a Belgian envelope shows it: at the right, in the upper third of the sheet
WINDOW_X, WINDOW_Y, WINDOW_WIDTH = 112.0, 50.0, 80.0
LEFT, WIDE = 25.0, 160.0
A4 = (210.0, 297.0)  # ISO 216, millimetres


@dataclass(frozen=True)
class Letter:
    """``address`` holds the lines for the window; ``url`` the page that the QR opens, ``entrance`` the one to type;
    ``code`` the short code as it is read out, ``valid_until`` the last day that it works. ``words`` replaces the three
    sentences where the town wrote its own."""

    shop_name: str
    address: tuple[str, ...]
    language: str
    url: str
    entrance: str
    code: str
    valid_until: date
    words: str = ""


def letters_pdf(town: Town, letters: Iterable[Letter], today: date) -> bytes:
    """One page for each letter, in its own language."""
    paper = Paper(A4, town.name(town.first_language), town.first_language)
    for letter in letters:
        _page(paper, town, letter, today)
    return paper.finished()


def _page(paper: Paper, town: Town, letter: Letter, today: date) -> None:
    words, language = words_for(letter.language), letter.language
    paper.add_page()
    paper.gable(LEFT, 18, 12)
    paper.face(13, bold=True)
    paper.write_at(LEFT + 16, 20, 80, town.core_name(language))
    paper.face(11, colour=QUIET)
    paper.write_at(LEFT + 16, 26, 80, "kernkijker")
    paper.face(12)
    paper.write_at(WINDOW_X, WINDOW_Y, WINDOW_WIDTH, "\n".join(letter.address), 1.35)
    paper.write_at(
        LEFT, 95, WIDE, words["letter_place_date"].format(town=town.name(language), day=full_day(today, language))
    )
    paper.face(14, bold=True)
    subject = words["letter_subject"].format(name=letter.shop_name, town=town.name(language))
    y = paper.write_at(LEFT, 107, WIDE, subject) + 4
    paper.face(12)
    y = paper.write_at(LEFT, y, WIDE, words["letter_opening"]) + 3
    for sentence in _sentences(town, letter):
        y = paper.write_at(LEFT, y, WIDE, sentence, 1.4) + 3
    y = _code(paper, letter, words, y + 3)
    contact = " · ".join(each for each in (town.contact.name, town.contact.phone, town.contact.email) if each)
    if contact:
        y = paper.write_at(LEFT, y, WIDE, words["letter_help"].format(contact=contact)) + 3
    y = paper.write_at(LEFT, y, WIDE, words["letter_closing"]) + 1
    paper.write_at(LEFT, y, WIDE, town.contact.name or town.name(language))
    notice = town.in_words(town.notice, language)
    if notice:
        paper.face(9, colour=QUIET)
        paper.write_at(LEFT, 280, WIDE, notice)


def _sentences(town: Town, letter: Letter) -> list[str]:
    if letter.words:
        return letter.words.split("\n")
    words, language = words_for(letter.language), letter.language
    values = {
        "name": letter.shop_name,
        "core": town.core_name(language),
        "address": letter.entrance.partition("://")[2],
        "day": full_day(letter.valid_until, language),
    }
    return [words[f"letter_{each}"].format(**values) for each in ("first", "second", "third")]


def _code(paper: Paper, letter: Letter, words: dict[str, str], y: float) -> float:
    paper.code(LEFT - 4, y, 42, letter.url)
    paper.face(12, colour=QUIET)
    paper.write_at(LEFT + 46, y + 6, WIDE - 46, words["letter_code"])
    paper.face(30, bold=True)
    paper.write_at(LEFT + 46, y + 13, WIDE - 46, letter.code)
    paper.face(12)
    paper.write_at(LEFT + 46, y + 29, WIDE - 46, letter.entrance.partition("://")[2])
    return y + 48
