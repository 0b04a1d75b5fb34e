"""The page of one shop tells the truth about its hours, says what it does not know, and shows every name as text."""

import json
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.pages.cast import shop, visitor_of
from tests.pages.strict import Page, Visitor, text
from twin.services.live import LiveTowns

HOSTILE = "<script>alert('x')</script> \"O'Neill\" & Söhne 🥐 \u202eمخبز"


def week(page: Page) -> list[str]:
    return [text(row) for row in page.one("table", class_="week").iter("tr")]


def json_ld(page: Page) -> dict:  # type: ignore[type-arg]  # JSON
    return json.loads("".join(page.one("script", type="application/ld+json").itertext()))  # type: ignore[no-any-return]  # JSON


def test_a_lunch_break_is_visible_in_the_week(app: Flask) -> None:
    page = visitor_of(app, shop(opening_hours="Tu-Sa 09:00-12:30,13:30-18:00")).get("/dorp/winkels/lies")
    assert week(page)[0] == "maandag 16 nov gesloten"
    assert week(page)[1] == "dinsdag 17 nov 09:00 – 12:30 13:30 – 18:00"


def test_today_is_marked_in_the_week(app: Flask) -> None:
    page = visitor_of(app, shop(opening_hours="Mo-Sa 09:00-18:00")).get("/dorp/winkels/lies")
    assert text(page.one("tr", aria_current="date")).startswith("zaterdag 21 nov")


def test_a_holiday_in_the_week_is_named(app: Flask) -> None:
    page = visitor_of(app, shop(opening_hours="Mo-Sa 09:00-18:00; PH off")).get(
        "/dorp/winkels/lies?op=2026-12-21T10:00"
    )
    assert week(page)[4] == "vrijdag 25 dec gesloten Kerstmis"


def test_the_state_stands_out_at_the_chosen_moment(app: Flask) -> None:
    visitor = visitor_of(app, shop(opening_hours="Mo-Sa 09:00-18:00"))
    assert text(visitor.get("/dorp/winkels/lies").one(class_="shop-state")).startswith("Open tot 18")
    evening = visitor.get("/dorp/winkels/lies?op=2026-11-21T20:00").one(class_="shop-state")
    assert evening.get("data-badge") == "closed"


def test_a_holiday_and_leave_ahead_are_spelled_out(app: Flask) -> None:
    hours = 'Mo-Sa 09:00-18:00; PH off; Dec 01-12 off "jaarlijks verlof"'
    page = visitor_of(app, shop(opening_hours=hours)).get("/dorp/winkels/lies")
    ahead = text(page.one("section", aria_labelledby="exceptions"))
    assert "Van dinsdag 1 december tot en met zaterdag 12 december: gesloten · jaarlijks verlof" in ahead
    assert "Vrijdag 25 december: gesloten · Kerstmis" in ahead


def test_a_monthly_sunday_is_announced(app: Flask) -> None:
    page = visitor_of(app, shop(opening_hours="Mo-Sa 09:00-18:00; Su[1] 14:00-18:00")).get("/dorp/winkels/lies")
    assert "Zondag 6 december: open 14:00 – 18:00" in text(page.one("section", aria_labelledby="exceptions"))


def test_unknown_hours_are_said_to_be_unknown(app: Flask) -> None:
    page = visitor_of(app, shop(hours_text="meestal 's morgens")).get("/dorp/winkels/lies")
    assert page.one(class_="shop-state").get("data-badge") == "unknown"
    assert "We kennen de uren van deze zaak nog niet. De bron schrijft: “meestal 's morgens”." in text(page.root)
    assert "openingHoursSpecification" not in json_ld(page)


def test_what_nobody_told_is_not_guessed(app: Flask) -> None:
    facts = text(visitor_of(app, shop()).get("/dorp/winkels/lies").one("section", aria_labelledby="facts"))
    assert "Betalen niet bekend" in facts
    assert "Niet bekend of een rolstoel binnen kan" in facts


def test_the_age_of_the_last_check_is_told(app: Flask) -> None:
    page = visitor_of(app, shop(checked_on=date(2026, 11, 1))).get("/dorp/winkels/lies")
    assert "Gecontroleerd op 1 november 2026 (2 weken geleden)." in text(page.one(class_="shop-checked"))


def test_its_own_shopkeeper_counts_for_more_than_an_older_check(app: Flask) -> None:
    kept = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # in Brussels it is the next day already
    known = shop(checked_on=date(2026, 11, 1), confirmed_at=kept)
    page = visitor_of(app, known).get("/dorp/winkels/lies")
    assert "Bevestigd door de winkelier op 20 november 2026 (deze week)." in text(page.one(class_="shop-checked"))


def test_since_when_nobody_confirmed_it_is_told(app: Flask) -> None:
    known = shop(checked_on=None, confirmed_at=datetime(2026, 1, 2, 12, tzinfo=UTC))
    said = text(visitor_of(app, known).get("/dorp/winkels/lies").one(class_="shop-checked"))
    assert "Niet bevestigd sinds 2 januari 2026" in said


@pytest.mark.parametrize("checked", [None, date(2026, 1, 2)])
def test_old_or_missing_checks_are_not_confirmed(app: Flask, checked: date | None) -> None:
    page = visitor_of(app, shop(opening_hours="Mo-Sa 09:00-18:00", checked_on=checked)).get("/dorp/winkels/lies")
    assert "Niet bevestigd" in text(page.one(class_="shop-checked"))
    assert "data-unconfirmed" in page.one(class_="shop-state").attrib


def test_an_invented_shop_says_so(visitor: Visitor) -> None:
    page = visitor.get("/herzele/winkels/bakkerij-de-korenaar")
    assert "verzonnen" in text(page.one(class_="shop-checked"))
    assert "verzonnen" in json_ld(page)["disambiguatingDescription"]


@pytest.mark.parametrize("name", [HOSTILE, "W" * 300, "</script><b>", "{{ 7*7 }}"])
@pytest.mark.parametrize("path", ["", "winkels/", "winkels/lies"])
def test_any_name_is_shown_as_text(app: Flask, name: str, path: str) -> None:
    known = shop(name, "Mo-Su 09:00-18:00", texts={"nl": name}, phone=name, website="javascript:alert(1)")
    page = visitor_of(app, known).get(f"/dorp/{path}")
    assert text(page.one("h1" if path.endswith("lies") else "a", dir="auto")) == text_of(name)
    assert page.all("b") == []


def text_of(name: str) -> str:
    return " ".join(name.split())


def test_a_hostile_name_cannot_leave_the_data_block(app: Flask) -> None:
    page = visitor_of(app, shop("</script><script>alert(1)</script>")).get("/dorp/winkels/lies")
    assert json_ld(page)["name"] == "</script><script>alert(1)</script>"


def test_a_missing_translation_falls_back_and_says_in_which_language(app: Flask) -> None:
    page = visitor_of(app, shop(texts={"nl": "Brood van hier."})).get("/fr/dorp/winkels/lies")
    assert page.one(class_="shop-text").get("lang") == "nl"
    assert page.one("html").get("lang") == "fr"


def test_search_engines_read_the_same_hours(app: Flask) -> None:
    hours = "Tu-Fr 09:00-12:30,13:30-18:00; Sa 09:00-17:00; PH off"
    found = json_ld(visitor_of(app, shop(opening_hours=hours)).get("/dorp/winkels/lies"))
    assert found["@type"] == "Bakery"
    regular = {
        (each["opens"], each["closes"]): each["dayOfWeek"]
        for each in found["openingHoursSpecification"]
        if "dayOfWeek" in each
    }
    assert regular == {
        ("09:00", "12:30"): ["Tuesday", "Wednesday", "Thursday", "Friday"],
        ("13:30", "18:00"): ["Tuesday", "Wednesday", "Thursday", "Friday"],
        ("09:00", "17:00"): ["Saturday"],
    }
    christmas = next(each for each in found["openingHoursSpecification"] if each.get("validFrom") == "2026-12-25")
    assert (christmas["opens"], christmas["closes"]) == ("00:00", "00:00")


def test_a_shop_has_one_address_for_the_world(visitor: Visitor) -> None:
    page = visitor.get("/en/herzele/winkels/bakkerij-de-korenaar")
    canonical = page.one("link", rel="canonical").get("href", "")
    assert canonical.endswith("/en/herzele/winkels/bakkerij-de-korenaar")
    assert page.one("meta", property="og:url").get("content") == canonical == json_ld(page)["@id"]


def test_vacant_premises_are_never_shown_as_a_shop(app: Flask, live: LiveTowns, visitor: Visitor) -> None:
    page = visitor_of(app, shop()).get("/dorp/winkels/")
    assert len(page.all("li", data_shop="*")) == 1
    assert "Leegstraat" not in page.html
    shops = live.editions["herzele"]["nl"].core.shops
    assert len(visitor.get("/herzele/winkels/").all("li", data_shop="*")) == len(shops)


def test_a_town_without_shops_has_a_page_that_says_so(app: Flask) -> None:
    visitor = visitor_of(app)
    assert "Hier zijn nog geen zaken bekend." in text(visitor.get("/dorp/winkels/").one("main"))
    assert visitor.get("/dorp/").all("li", data_shop="*") == []
