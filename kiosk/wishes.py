"""What a town wants of a screen (twin.domain.screen_settings), as the page is told it."""

from typing import Any

from kiosk.texts import Texts, texts_for
from twin.domain.screen_settings import ScreenSettings


def spoken(settings: ScreenSettings, of_town: tuple[str, ...]) -> dict[str, Texts]:
    """The texts in the languages that the screen offers: those that the town asks for, else all it speaks."""
    return texts_for(tuple(each for each in settings.languages if each in of_town) or of_town)


def document(settings: ScreenSettings) -> dict[str, Any]:
    """`show`, `low`, `sound` and `quiet` of docs/screen-protocol.md; `rest` is a matter of the running screen alone."""
    quiet = settings.quiet
    return {
        "show": {
            "offers": settings.shows_offers,
            "notices": settings.shows_notices,
            "events": settings.shows_events,
            "later": settings.shows_later,
        },
        "low": settings.begins_low,
        "sound": settings.has_sound,
        "quiet": [f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"] if quiet else None,
    }
