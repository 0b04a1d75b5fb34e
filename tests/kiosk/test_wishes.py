"""What a town wants of a screen, as the page is told it."""

from datetime import time

from kiosk.wishes import document, spoken
from twin.domain.screen_settings import QuietHours, ScreenSettings


def test_a_town_that_asked_nothing_gets_everything_in_all_its_languages() -> None:
    told = document(ScreenSettings())
    assert told == {
        "show": {"offers": True, "notices": True, "events": True, "later": True},
        "low": False,
        "sound": False,
        "quiet": None,
    }
    assert list(spoken(ScreenSettings(), ("nl", "fr"))) == ["nl", "fr"]


def test_a_screen_speaks_the_languages_that_the_town_asks_for_in_that_order() -> None:
    assert list(spoken(ScreenSettings(languages=("de", "nl")), ("nl", "fr", "de"))) == ["de", "nl"]
    assert list(spoken(ScreenSettings(languages=("en",)), ("nl", "fr"))) == ["nl", "fr"], "one that the town lacks"


def test_the_hours_in_which_the_glass_is_dark_are_told_by_the_wall() -> None:
    asked = ScreenSettings(shows_offers=False, has_sound=True, quiet=QuietHours(time(22, 30), time(6, 30)))
    told = document(asked)
    assert (told["quiet"], told["sound"], told["show"]["offers"]) == (["22:30", "06:30"], True, False)
