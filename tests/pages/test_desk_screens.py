"""Screens with trouble on the page of today: what is wrong, what to do about it, and a decision with one click."""

from typing import Any

import pytest

from tests.pages.desk_visits import BAD, number, see, send
from tests.people import PeopledTown, Visit
from twin.domain.heartbeat import Beat
from twin.services.heartbeats import hear

TITLE = "Schermen met een probleem"


def tell(town: PeopledTown, is_current: bool = True, **told: Any) -> None:
    beat = Beat(**{"version": "a" * 16, "drawing": "map", "is_dated": False, "errors": 0, **told})
    hear(town.house, "dorp", "schepenhuis", beat, is_current)


def test_a_silent_screen_is_told_in_words_with_what_to_do(peopled: PeopledTown, as_tom: Visit) -> None:
    tell(peopled)
    assert TITLE not in see(as_tom).html
    peopled.watch.go_on(minutes=20)
    page = see(as_tom)
    assert TITLE in page.html
    assert "Schepenhuis" in page.html
    assert "Zwijgt sinds za 21 nov 10:30." in page.html
    assert "Kijk of het aan staat" in page.html


def test_one_that_came_back_says_so_and_goes_by_itself(peopled: PeopledTown, as_tom: Visit) -> None:
    tell(peopled)
    for minutes in (20, 5, 5):
        peopled.watch.go_on(minutes=minutes)
        tell(peopled)
        assert "is net terug" in see(as_tom).html
    peopled.watch.go_on(minutes=5)
    tell(peopled)
    assert TITLE not in see(as_tom).html


def test_off_on_purpose_is_one_click(peopled: PeopledTown, as_tom: Visit) -> None:
    tell(peopled)
    peopled.watch.go_on(days=1)
    send(as_tom, f"/vandaag/{number(peopled, 'screen')}", {"besluit": "uit"})
    page = see(as_tom)
    assert "Zwijgt het over een maand nog altijd" in page.html
    assert TITLE not in page.html


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"drawing": "none"}, "Kan de kaart niet tekenen en toont enkel de lijst."),
        ({"is_dated": True}, "het scherm weet niet meer wat open is"),
        ({"errors": 4}, "liep er 4 keer iets fout op de pagina"),
    ],
)
def test_what_a_screen_says_of_itself_is_told_in_words(
    peopled: PeopledTown, as_tom: Visit, told: dict[str, Any], words: str
) -> None:
    tell(peopled, **told)
    assert words in see(as_tom).html
    item = number(peopled, "screen")
    send(as_tom, f"/vandaag/{item}", {"besluit": "gezien"})
    assert TITLE not in see(as_tom).html
    assert words in see(as_tom, f"/vandaag/{item}").html


def test_an_edition_that_stays_old_is_told_with_since_when(peopled: PeopledTown, as_tom: Visit) -> None:
    for _ in range(13):
        tell(peopled, is_current=False)
        peopled.watch.go_on(minutes=10)
    assert "Neemt sinds za 21 nov 10:30 geen nieuwe gegevens meer over." in see(as_tom).html


def test_nonsense_decides_nothing(peopled: PeopledTown, as_tom: Visit) -> None:
    tell(peopled, drawing="none")
    item = number(peopled, "screen")
    for text in ("geen", "zaak:x", *BAD.values()):
        send(as_tom, f"/vandaag/{item}", {"besluit": text}, 400)
    assert number(peopled, "screen") == item


def test_a_shop_is_not_off_on_purpose(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, f"/vandaag/{number(peopled, 'stale')}", {"besluit": "uit"}, 400)


def test_it_is_told_in_the_officers_language(peopled: PeopledTown, as_tom: Visit) -> None:
    tell(peopled)
    peopled.watch.go_on(minutes=20)
    for language, words in (("fr", "Silencieux depuis"), ("en", "Silent since"), ("de", "Stumm seit")):
        assert words in as_tom.get(f"/{language}/dorp/beheer/").text
