"""A shop's facts on other sites, in files and on paper: the same truth as on its page."""

import csv
import io
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask
from icalendar import Calendar
from PIL import ImageFont
from pypdf import PdfReader

from tests.pages.cast import shop, visitor_of
from tests.pages.strict import Visitor, text

SVG = "{http://www.w3.org/2000/svg}"
HOURS = 'Tu-Sa 08:00-12:30,13:30-18:00; PH off; 2026 Dec 28-2026 Dec 30 off "jaarlijks verlof"'


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return visitor_of(app, shop("Bakkerij <Lies>", HOURS, phone="+32 54 12 34 56"))


def picture_words(visitor: Visitor, address: str) -> list[str]:
    answer = visitor.ask(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    return ["".join(each.itertext()) for each in fromstring(answer.get_data(as_text=True)).iter(f"{SVG}text")]


def test_the_badge_says_what_the_page_says(visitor: Visitor) -> None:
    assert picture_words(visitor, "/dorp/winkels/lies/open.svg") == ["Open tot 12:30"]
    assert picture_words(visitor, "/fr/dorp/winkels/lies/open.svg") == ["Ouvert jusqu'à 12h30"]


def test_the_badge_of_another_moment_is_of_that_moment(visitor: Visitor) -> None:
    words = picture_words(visitor, "/dorp/winkels/lies/open.svg?op=2026-11-22T10:00")
    assert words == ["Gesloten", "opent dinsdag om 8 u"]


def test_the_words_of_a_picture_fit_in_it_in_the_widest_letters_that_a_machine_may_have(app: Flask) -> None:
    """DejaVu Sans, where a picture on another site can bring no letters along."""
    visitor = visitor_of(app, shop("Lies", "Tu-Su 08:00-12:30,13:30-18:00; 2026 Dec 25 09:00-12:00,13:00-16:00"))
    moments = ("2026-11-25T12:10", "2026-11-25T07:50", "2026-11-23T10:00", "2026-12-25T10:00")
    pages = [f"{language}/dorp/winkels/lies/" for language in ("", "/fr", "/en", "/de")]
    for address in (f"{page}{name}?op={at}" for page in pages for name in ("open.svg", "week.svg") for at in moments):
        drawn = fromstring(visitor.ask(address).get_data(as_text=True))
        for each in drawn.iter(f"{SVG}text"):
            words, size = "".join(each.itertext()), float(each.get("font-size", 14))
            wide = wide_letters("Bold" if each.get("font-weight") else "", size).getlength(words)
            assert float(each.get("x", 0)) + wide < float(drawn.get("width", 0)), (address, words)


@cache
def wide_letters(style: str, size: float) -> ImageFont.FreeTypeFont:
    found = Path("/usr/share/fonts/truetype/dejavu") / f"DejaVuSans{'-' if style else ''}{style}.ttf"
    if not found.is_file():
        pytest.skip("DejaVu Sans is not installed; on Debian: apt install fonts-dejavu-core")
    return ImageFont.truetype(found, size)


def test_the_week_as_a_picture_has_every_day(visitor: Visitor) -> None:
    words = picture_words(visitor, "/dorp/winkels/lies/week.svg")
    assert words[1:5] == ["maandag", "gesloten", "dinsdag", "08:00 – 12:30, 13:30 – 18:00"]


def test_a_shop_without_hours_has_a_badge_that_invents_none(app: Flask) -> None:
    visitor = visitor_of(app, shop("Lies"))
    assert picture_words(visitor, "/dorp/winkels/lies/open.svg")[0] == "Uren onbekend"
    assert "We kennen de uren van deze zaak nog niet." in picture_words(visitor, "/dorp/winkels/lies/week.svg")


@pytest.mark.parametrize("language", ["", "/fr", "/en", "/de"])
def test_the_frame_may_stand_on_any_site_and_no_other_page_may(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"{language}/dorp/winkels/lies/inbedden")
    assert text(page.one("h1")) == "Bakkerij <Lies>"
    framed = visitor.ask(f"{language}/dorp/winkels/lies/inbedden").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in framed
    assert "unsafe-inline" not in framed
    assert "frame-ancestors 'none'" in visitor.ask("/dorp/winkels/lies").headers["Content-Security-Policy"]


def test_the_files_are_what_they_say_they_are(visitor: Visitor) -> None:
    card = visitor.ask("/dorp/winkels/lies.vcf")
    assert card.mimetype == "text/vcard"
    assert "TEL;TYPE=WORK,VOICE:+32 54 12 34 56" in card.get_data(as_text=True)
    calendar = Calendar.from_ical(visitor.ask("/dorp/winkels/lies.ics").get_data())
    assert "jaarlijks verlof" in [each.get("description") for each in calendar.walk("VEVENT")]
    google = next(csv.DictReader(io.StringIO(visitor.ask("/dorp/winkels/lies/google.csv").get_data(as_text=True))))
    assert google["Tuesday hours"] == "08:00-12:30, 13:30-18:00"


@pytest.mark.parametrize(("query", "height"), [("", 297), ("?formaat=A5", 210), ("?formaat=A0", 297)])
def test_the_poster_is_a_pdf_that_the_browser_shows(visitor: Visitor, query: str, height: int) -> None:
    answer = visitor.ask(f"/dorp/winkels/lies/affiche.pdf{query}")
    assert answer.headers["Content-Disposition"].startswith("inline")
    page = PdfReader(io.BytesIO(answer.get_data())).pages[0]
    assert round(float(page.mediabox.height) / 72 * 25.4) == height


def test_only_a_shop_from_openstreetmap_has_a_change_file(app: Flask, visitor: Visitor) -> None:
    assert visitor.ask("/dorp/winkels/lies/openstreetmap.osc").status_code == 404
    node = '<node id="5" version="3" lat="50.88" lon="3.89"><tag k="shop" v="bakery"/></node>'
    answer = visitor_of(app, shop("Lies", HOURS, osm_element=node)).ask("/dorp/winkels/lies/openstreetmap.osc")
    assert fromstring(answer.get_data(as_text=True)).find("modify/node/tag[@k='opening_hours']") is not None


@pytest.mark.parametrize("file", [".vcf", ".ics", "/google.csv", "/affiche.pdf", "/open.svg", "/week.svg", "/inbedden"])
def test_a_shop_that_does_not_exist_has_none_of_them(visitor: Visitor, file: str) -> None:
    assert visitor.ask(f"/dorp/winkels/nergens{file}").status_code == 404
