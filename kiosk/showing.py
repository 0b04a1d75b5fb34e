"""The page of a screen as HTML: the running screen's own, and the rehearsal of what is not out yet.

A rehearsal is the same page over other documents, opened at one shop. It tells nothing, keeps nothing and asks nobody
to stay: it has no address to do so. This room knows no people. Who may see a rehearsal is decided by the room that asks
for it; twin.app hands it over (twin.web.rehearsal).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import current_app, render_template, url_for
from markupsafe import Markup

from kiosk.screens import Glass
from kiosk.texts import Texts
from kiosk.wishes import document, spoken
from twin.domain.screen import Screen
from twin.errors import NotFound
from twin.services.assets import Assets
from twin.services.publish import Edition
from twin.web.languages import OWN_NAMES


def find_screen(edition: Edition, screen: str) -> Screen:
    found = edition.core.screens.get(screen)
    if found is None:
        raise NotFound("unknown screen")
    return found


def glass_of(screen: Screen) -> Glass:
    return Glass(screen.diagonal_inch, screen.width_px, screen.height_px, screen.mounting_height_mm)


def assets() -> Assets:
    found: Assets = current_app.extensions["assets"]
    return found


def screen_html(edition: Edition, screen: Screen, script: str, settings: Mapping[str, Any]) -> str:
    """``script`` (of js/kiosk) starts from ``settings``, over those that every start needs."""
    town = edition.core.town
    wishes = edition.core.settings_of(screen.id)
    texts = spoken(wishes, town.languages)
    language = next(iter(texts))
    return render_template(
        "kiosk/screen.html",
        script=f"js/kiosk/{script}.js",
        screen=screen,
        glass=glass_of(screen),
        language=language,
        words=texts[language],
        touch_words={each: words["touch"] for each, words in texts.items()},
        language_names={each: OWN_NAMES[each] for each in texts},
        language_codes={each: each.upper() for each in texts},
        exercise_words=[(each, words["alert_exercise"]) for each, words in texts.items()],
        core_name=town.core_name(language),
        groups=edition.snapshot["groups"],
        icons=_symbols(),
        sizes_address=url_for("kiosk.sizes", town=town.slug, screen=screen.id),
        settings={**_of_every_start(town.slug, screen, texts), **document(wishes), **settings},
    )


def rehearsal(edition: Edition, screen: str, shop: str, shops: Mapping[str, str], twin: str) -> str:
    """The page of ``screen`` (id) open at ``shop`` (slug). ``shops``: language -> address of a shops.json; ``twin``
    that of a twin.json. Raises NotFound."""
    found = find_screen(edition, screen)
    languages = spoken(edition.core.settings_of(screen), edition.core.town.languages)
    documents = {"shops": {each: shops[each] for each in languages}, "twin": twin}
    return screen_html(edition, found, "rehearsal", {**documents, "shop": shop})


def mirror(
    edition: Edition,
    screen: str,
    state: Mapping[str, Any],
    shops: Mapping[str, str],
    twin: str,
    *,
    stand: Mapping[str, Any] | None = None,
    is_small: bool = False,
) -> str:
    """The page of ``screen`` (id) as somebody at the glass sees it: ``state`` holds what a page tells its agent,
    ``stand`` what an agent tells its page (`alerts`, `dark`). ``is_small``: with the town drawn from straight above,
    which costs next to nothing. Raises NotFound."""
    found = find_screen(edition, screen)
    languages = spoken(edition.core.settings_of(screen), edition.core.town.languages)
    documents = {"shops": {each: shops[each] for each in languages}, "twin": twin}
    told = {name: value for name, value in state.items() if name != "language" or value in languages}
    return screen_html(edition, found, "mirror", {**documents, "state": told, "stand": stand, "flat": is_small})


def _of_every_start(town: str, screen: Screen, texts: Mapping[str, Texts]) -> dict[str, Any]:
    return {
        "screen": screen.id,
        "bearing": screen.bearing,
        "at": screen.at,
        "portrait": glass_of(screen).portrait,
        "route": f"/{town}/scherm/{screen.id}/route.json",
        "codes": url_for("kiosk.codes", town=town, screen=screen.id),
        "language": next(iter(texts)),
        "texts": texts,
    }


def _symbols() -> Markup:
    """The icons as <symbol> elements. Safe as they are: `make` drew them from our own list."""
    return _symbols_in(assets().bodies[assets().url("vendor/icons.svg")].identity)


@lru_cache(maxsize=2)
def _symbols_in(sprite_bytes: bytes) -> Markup:
    sprite = sprite_bytes.decode()
    return Markup("".join(re.findall(r"<symbol .*?</symbol>", sprite, re.DOTALL)))  # noqa: S704 - our own file, no input
