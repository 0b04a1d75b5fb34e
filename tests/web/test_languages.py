"""The address decides the language; what nobody translated stays in the town's first language."""

from datetime import date, datetime

import pytest
from flask import Flask

from tests.pages.cast import shop, visitor_of
from tests.pages.strict import text
from twin.web.dates import clock, day_month, full_date, long_date, short_date, weekday

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/dorp/", "zaterdag 21 november|za 21 nov|21 november 2026|21 nov|zaterdag"),
        ("/fr/dorp/", "samedi 21 novembre|sam. 21 nov.|21 novembre 2026|21 nov.|samedi"),
        ("/en/dorp/", "Saturday 21 November|Sat 21 Nov|21 November 2026|21 Nov|Saturday"),
        ("/de/dorp/", "Samstag, 21. November|Sa., 21. Nov.|21. November 2026|21. Nov.|Samstag"),
    ],
)
def test_days_are_written_as_the_language_does(app: Flask, path: str, words: str) -> None:
    with app.test_request_context(path):
        said = [long_date(DAY), short_date(DAY), full_date(DAY), day_month(DAY), weekday(DAY)]
    assert [each.replace("\u202f", " ") for each in said] == words.split("|")


def test_the_clock_has_24_hours(app: Flask) -> None:
    with app.test_request_context("/fr/dorp/"):
        assert clock(datetime(2026, 11, 21, 18, 5)) == "18h05"
    with app.test_request_context("/en/dorp/"):
        assert clock(datetime(2026, 11, 21, 18, 5)) == "18:05"


def test_a_town_that_speaks_french_first_has_dutch_behind_a_prefix(app: Flask) -> None:
    visitor = visitor_of(app, shop(), languages=("fr", "nl"))
    assert visitor.get("/dorp/over").one("html").get("lang") == "fr"
    visitor = visitor_of(app, shop(), languages=("nl", "fr"))
    assert visitor.get("/fr/dorp/over").one("html").get("lang") == "fr"


def test_a_language_that_a_town_does_not_speak_is_not_found(app: Flask) -> None:
    visitor = visitor_of(app, shop(), languages=("nl", "fr"))
    assert visitor.status("/de/dorp/") == 404


def test_a_failure_speaks_the_language_of_its_address(app: Flask) -> None:
    page = visitor_of(app, shop()).get("/de/dorp/winkels/nergens", 404)
    assert text(page.one("h1")) == "Diese Seite gibt es nicht"


def test_links_keep_the_language_of_the_visitor(app: Flask) -> None:
    page = visitor_of(app, shop()).get("/fr/dorp/winkels/lies")
    own = {link for link in page.links if link.startswith("/dorp/") and not link.endswith(".svg")}
    assert own == {"/dorp/winkels/lies"}  # the switch to Dutch, and nothing else


def test_a_notice_that_is_not_translated_says_in_which_language_it_is(app: Flask) -> None:
    page = visitor_of(app, shop(), notice={"nl": "Let op."}).get("/fr/dorp/over")
    assert page.one("p", class_="notice").get("lang") == "nl"
