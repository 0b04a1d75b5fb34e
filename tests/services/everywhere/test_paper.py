"""Posters and letters: what they say, on one page each."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from tests.pages.cast import DORP, shop
from twin.domain.shop import Shop
from twin.domain.town import Contact
from twin.services.everywhere.letters import Letter, letters_pdf
from twin.services.everywhere.poster import Size, door_poster
from twin.services.everywhere.words import words_for

PAGE = "https://kernkijker.example/dorp/winkels/lies"
TODAY = date(2026, 11, 25)
TEXT = 'Tu-Sa 08:00-12:30,13:30-18:00; PH off; 2026 Dec 28-2027 Jan 3 off "jaarlijks verlof"'


def poster(found: Shop, language: str = "nl", size: Size = "A4") -> PdfReader:
    return PdfReader(io.BytesIO(door_poster(DORP, found, language, PAGE, TODAY, size)))


def words(reader: PdfReader, page: int = 0) -> str:
    return " ".join(reader.pages[page].extract_text().split())


def test_the_poster_says_the_week_the_leave_and_when_it_was_printed() -> None:
    said = words(poster(shop("Bakkerij Lies", TEXT)))
    for part in ("Bakkerij Lies", "dinsdag 8:00 – 12:30 en 13:30 – 18:00", "maandag gesloten", "jaarlijks verlof"):
        assert part in said
    assert "Bijgewerkt op 25 november 2026" in said
    assert "verzonnen" not in said


def test_french_writes_the_first_of_a_month_and_its_colon_as_french_does() -> None:
    said = words(poster(shop("Lies", "Mo-Su 08:00-18:00; 2027 Jan 01 off"), "fr"))
    assert "Vendredi 1er janvier : fermé (Nouvel An)" in said


def test_the_poster_of_an_invented_shop_says_so() -> None:
    assert "Demonstratie" in words(poster(shop("Lies", TEXT, demonstration=True)))


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("A5", (148, 210))])
def test_the_poster_has_the_size_of_its_paper(size: Size, millimetres: tuple[int, int]) -> None:
    reader = poster(shop("Lies", TEXT), size=size)
    box = reader.pages[0].mediabox
    assert len(reader.pages) == 1
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == millimetres


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_the_poster_speaks_four_languages(language: str) -> None:
    assert words_for(language)["open_hours"] in words(poster(shop("Lies", TEXT), language))


def test_a_shop_without_hours_gets_a_poster_that_invents_none() -> None:
    assert "uren onbekend" in words(poster(shop("Lies")))


@pytest.mark.parametrize("name", ["x" * 300, "Ćevapčići & Œuf <b>", "مخبز 🥐", "Zonder"])
def test_any_name_stays_on_one_page(name: str) -> None:
    assert len(poster(shop(name, TEXT)).pages) == 1


def test_letters_are_one_page_each_in_the_language_of_their_shop() -> None:
    town = replace(DORP, contact=Contact(name="Dienst lokale economie"))
    until = date(2027, 2, 23)
    address = ("Bakkerij Lies", "Markt 1", "9550 Dorp")
    letters = [
        Letter("Bakkerij Lies", address, language, f"{PAGE}/x", PAGE, "LIES-7F3P", until) for language in ("nl", "de")
    ]
    reader = PdfReader(io.BytesIO(letters_pdf(town, letters, TODAY)))
    assert len(reader.pages) == 2
    for part in ("LIES-7F3P", "Markt 1", "Dienst lokale economie", "De code werkt tot 23 februari 2027"):
        assert part in words(reader)
    assert "Ihr Code" in words(reader, 1)


def test_every_language_has_the_same_words() -> None:
    keys = {language: set(words_for(language)) for language in ("nl", "fr", "en", "de")}
    assert len(set(map(frozenset, keys.values()))) == 1
