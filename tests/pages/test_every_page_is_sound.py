"""Every public page, in every language, by day and by night: valid, nothing inline, no link that leads nowhere."""

import re
from pathlib import Path

import pytest

from tests.pages.strict import Visitor
from twin.config import ROOT
from twin.services.live import LiveTowns

PATHS = ("", "winkels/", "winkels/bakkerij-de-korenaar", "over", "toegankelijkheid", "licht/")
PREFIXES = ("", "/fr", "/en", "/de")
NIGHT = "2026-11-21T22:30"


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound_in_every_language(visitor: Visitor, prefix: str, path: str) -> None:
    page = visitor.get(f"{prefix}/herzele/{path}")
    assert page.one("html").get("lang") == (prefix.strip("/") or "nl")


@pytest.mark.parametrize("path", PATHS[:3])
def test_a_page_is_sound_by_night(visitor: Visitor, path: str) -> None:
    assert visitor.get(f"/herzele/{path}?op={NIGHT}").one("html").get("data-light") == "night"


def test_every_shop_has_a_sound_page(visitor: Visitor, live: LiveTowns) -> None:
    for slug in live.editions["herzele"]["nl"].core.by_slug:
        visitor.get(f"/herzele/winkels/{slug}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nergens/", 404),
        ("/herzele/winkels/nergens", 404),
        ("/fr/herzele/winkels/nergens", 404),
        ("/herzele/?op=gisteren", 400),
        ("/herzele/?op=9999-12-31T23:59", 400),
        ("/herzele/winkels/?op=2026-02-30T10:00", 400),
        ("/es/herzele/", 404),
        ("/herzele/%00", 404),
    ],
)
def test_a_failure_is_a_sound_page_with_a_way_on(visitor: Visitor, address: str, status: int) -> None:
    page = visitor.get(address, status)
    assert page.all("a", class_="button")
    assert "Traceback" not in page.html


def test_every_icon_that_a_template_or_the_data_names_is_in_the_sprite(live: LiveTowns) -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/vendor/icons.svg").read_text("utf-8")))
    snapshot = live.editions["herzele"]["nl"].snapshot
    asked = {shop["icon"] for shop in snapshot["shops"]} | {group["icon"] for group in snapshot["groups"]}
    for template in Path(ROOT / "templates").rglob("*.html"):
        asked |= set(re.findall(r"'(lucide-[a-z0-9-]+)'", template.read_text("utf-8")))
    assert asked - sprite == set()
