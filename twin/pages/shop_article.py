"""All that a shop's page shows: on the page itself, and where its shopkeeper looks at it before it goes out."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from twin.domain.photo import Photo
from twin.domain.rhythm import rhythm, shared_comment, week_of
from twin.domain.shop import Shop
from twin.domain.town import Words
from twin.pages.rows import rows_of
from twin.pages.shop_facts import checked_sentences, payment_words, wheelchair_words
from twin.services.publish import Edition
from twin.web.core import MomentView

SOON = timedelta(days=35)  # exceptions further ahead are left for later: who looks now does not plan so far


class Said(NamedTuple):
    """A text, and its language where that is not the page's."""

    text: str
    lang: str


class ShownOffer(NamedTuple):
    """``lang`` of its title, where that is not the page's."""

    id: int
    title: str
    text: str
    lang: str
    first: date
    last: date


def article(edition: Edition, moment: MomentView, shop: Shop, today: date, origin: str | None = None) -> dict[str, Any]:
    """What components/shop_article.html shows. ``today`` is the town's own day, ``origin`` where a walk begins."""
    entry = next(each for each in edition.snapshot["shops"] if each["id"] == shop.id)
    week = week_of(shop.hours, moment.at.date()) if shop.hours else ()
    ahead = rhythm(shop.hours, today).exceptions if shop.hours else ()
    return {
        "moment": moment,
        "shop": shop,
        "entry": entry,
        "row": next(rows_of(edition, moment, [entry], origin)),
        "week": week,
        "always": shared_comment(week) if week else None,
        "exceptions": [each for each in ahead if each.first <= today + SOON],
        "payment": payment_words(shop.payment),
        "wheelchair": wheelchair_words(shop.wheelchair),
        "checked": checked_sentences(shop, _kept_on(entry), entry["confirmed"], moment.at.date()),
        "offers": list(_offers(edition, shop, moment.at.date())),
        "hiring": _said(edition, shop.hiring),
        "photo_words": lambda photo: _photo_words(edition, photo),
    }


def _offers(edition: Edition, shop: Shop, day: date) -> list[ShownOffer]:
    """Those that hold on ``day``."""
    town = edition.core.town
    return [
        ShownOffer(
            each.id,
            (title := _said(edition, each.titles)).text,
            town.in_words(each.texts, edition.language),
            title.lang,
            each.first_day,
            each.last_day,
        )
        for each in shop.offers
        if each.is_on(day)
    ]


def _photo_words(edition: Edition, photo: Photo) -> Said:
    return _said(edition, photo.alternatives)


def _said(edition: Edition, words: Words) -> Said:
    town = edition.core.town
    text = town.in_words(words, edition.language)
    spoken = town.language_of(words, edition.language) if words else edition.language
    return Said(text, "" if spoken == edition.language else spoken)


def _kept_on(entry: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(entry["kept"]) if "kept" in entry else None
