"""The officer's desk: what needs a person, and everything of the town that one may change."""

from twin.pages.desk import (
    agenda,
    exports,
    history,
    imports,
    letters,
    people,
    places,
    premises,
    screen_pairing,
    screen_place,
    screen_settings,
    screens,
    settings,
    shop_history,
    shops,
    today,
    vacancy,
    wishes,
)

PAGES = (
    today,
    shops,
    premises,
    places,
    vacancy,
    history,
    shop_history,
    agenda,
    imports,
    exports,
    people,
    letters,
    settings,
    wishes,
    screens,
    screen_pairing,
    screen_place,
    screen_settings,
)
BLUEPRINTS = tuple(page.blueprint for page in PAGES)
