"""A shopkeeper sees everything that waits as a visitor would, and nobody else does."""

import json
import re
from typing import Any

import pytest

from tests.pages.keeping import SHOP, see
from tests.pages.test_keeper_listing import change
from tests.pages.test_keeper_offers import offer
from tests.pages.test_keeper_photos import RED, describe, kept, send
from tests.people import PeopledTown, Visit
from twin.web.use_counting import UseCounting

PUBLIC = "/dorp/winkels/bakkerij-lies"
SCREEN = "/dorp/scherm/schepenhuis"
OTHERS = ("fr", "en", "de")  # the town's languages beside its first


@pytest.fixture
def waiting(peopled: PeopledTown, as_lies: Visit) -> None:
    """A name, a text, an offer and a photo wait for an officer."""
    change(as_lies, names__nl="Bakkerij Lies en Jan", texts__nl="Zuurdesem.")
    offer(as_lies)
    send(as_lies, ("toonbank.jpg", RED))
    describe(as_lies, kept(peopled)[0], "De toonbank met brood")


def document(visit: Visit, name: str, language: str = "") -> Any:
    answer = visit.get(f"{language}{SHOP}/voorbeeld/{name}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    return json.loads(answer.data)


def settings(page: str) -> Any:
    block = re.search(r'<script type="application/json" id="settings">(.*?)</script>', page, re.DOTALL)
    assert block
    return json.loads(block[1])


@pytest.mark.usefixtures("waiting")
def test_what_waits_stands_on_the_page_of_the_preview_and_nowhere_else(as_lies: Visit, nobody: Visit) -> None:
    assert "Alleen u ziet dit." in see(as_lies, "/voorbeeld").html
    page = see(as_lies, "/voorbeeld/pagina").html
    for words in ("Bakkerij Lies en Jan", "Zuurdesem.", "Kersttaart", "De toonbank met brood"):
        assert words in page
        assert words not in nobody.get(PUBLIC).text


@pytest.mark.usefixtures("waiting")
def test_map_and_screen_read_the_towns_own_documents_with_this_shop_as_it_will_be(
    peopled: PeopledTown, as_lies: Visit
) -> None:
    published = json.loads(peopled.live.editions["dorp"]["nl"].bodies["twin.json"].identity)
    found = document(as_lies, "twin.json")
    lies = next(each for each in found["shops"] if each["slug"] == "bakkerij-lies")
    assert (lies["name"], lies["text"]) == ("Bakkerij Lies en Jan", "Zuurdesem.")
    assert [each["title"] for each in lies["offers"]] == ["Kersttaart"]
    for kept_as_it_is in ("layers", "network", "screens", "events", "from", "until"):
        assert found[kept_as_it_is] == published[kept_as_it_is]
    others = [[each for each in one["shops"] if each["slug"] != "bakkerij-lies"] for one in (found, published)]
    assert others[0] == others[1]
    assert document(as_lies, "shops.json")["shops"] == found["shops"]


def test_hours_and_leave_of_this_minute_are_in_it_before_the_town_is_published(as_lies: Visit) -> None:
    before = document(as_lies, "shops.json")["shops"][0]["hours"]
    as_lies.post(f"{SHOP}/verlof", {"van": "2026-11-20", "tot": "2026-11-30", "uitleg": "verlof"})
    after = document(as_lies, "shops.json")["shops"][0]["hours"]
    assert after != before
    assert "jaarlijks verlof" in {note[2] for note in after["notes"]}


def test_the_screen_of_the_preview_is_the_screen_without_what_counts_or_keeps(as_lies: Visit, nobody: Visit) -> None:
    real, own = nobody.get(SCREEN).text, as_lies.get(f"{SHOP}/voorbeeld/scherm/schepenhuis").text
    assert re.sub(r"<script.*?</script>", "", own, flags=re.DOTALL) == re.sub(
        r"<script.*?</script>", "", real, flags=re.DOTALL
    )
    assert "js/kiosk/rehearsal.js" in own
    told = settings(own)
    assert told["shop"] == "bakkerij-lies"
    assert set(settings(real)) - set(told) >= {"use", "worker", "bundle", "editions", "rest", "warning"}
    assert {told["twin"], *told["shops"].values()} == {
        f"{prefix}{SHOP}/voorbeeld/{name}"
        for prefix, name in (("", "twin.json"), ("", "shops.json"), *((f"/{each}", "shops.json") for each in OTHERS))
    }
    for each in OTHERS:
        assert document(as_lies, "shops.json", f"/{each}")["language"] == each


def test_only_pages_of_ours_may_frame_what_the_preview_shows_and_nothing_of_it_is_kept(as_lies: Visit) -> None:
    for path, ancestors in (("", "'none'"), ("/pagina", "'self'"), ("/scherm/schepenhuis", "'self'")):
        answer = as_lies.get(f"{SHOP}/voorbeeld{path}")
        assert f"frame-ancestors {ancestors}" in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
    assert as_lies.get(SCREEN).headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


def test_without_anything_that_waits_it_is_the_page_as_it_is(as_lies: Visit, nobody: Visit) -> None:
    article = re.compile(r'<article class="shop">.*?</article>', re.DOTALL)
    shown = [article.search(text) for text in (see(as_lies, "/voorbeeld/pagina").html, nobody.get(PUBLIC).text)]
    assert shown[0]
    assert shown[1]
    assert shown[0][0] == shown[1][0]


def test_nothing_of_it_counts_as_a_view_or_a_tap(
    peopled: PeopledTown, as_lies: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses = peopled.app.extensions["uses"]
    # as the service puts it in front
    monkeypatch.setattr(peopled.app, "wsgi_app", UseCounting(peopled.app.wsgi_app, peopled.live, uses))
    for path in ("", "/pagina", "/scherm/schepenhuis", "/shops.json", "/twin.json"):
        as_lies.get(f"{SHOP}/voorbeeld{path}", headers={"User-Agent": "Firefox/140.0"})
    assert uses.write() == 0


def test_nobody_else_sees_it(nobody: Visit, as_sofie: Visit) -> None:
    for path in ("", "/pagina", "/scherm/schepenhuis", "/shops.json", "/twin.json"):
        assert as_sofie.get(f"{SHOP}/voorbeeld{path}").status_code == 403
        assert nobody.get(f"{SHOP}/voorbeeld{path}").status_code == 303


def test_a_screen_that_is_not_there_has_no_preview(as_lies: Visit) -> None:
    assert as_lies.get(f"{SHOP}/voorbeeld/scherm/nergens").status_code == 404
    assert "voorbeeld/scherm/schepenhuis" in see(as_lies, "/voorbeeld?scherm=nergens").html


def test_links_and_staff_wanted_stand_on_the_public_page(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    change(as_lies, links="https://social.example/lies")
    change(as_lies, "/vacature", hiring__nl="Bakker gezocht voor het weekend.")
    peopled.publish()
    page = nobody.get(PUBLIC).text
    assert 'href="https://social.example/lies"' in page
    assert "Bakker gezocht voor het weekend." in page
    assert '"sameAs":["https://social.example/lies"]' in page
