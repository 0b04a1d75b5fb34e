"""A shop as it would be once everything that waits is live: an edition of that shop alone, for its shopkeeper."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from twin.domain.shop import Shop
from twin.services.house import House
from twin.services.listing import listing, shop_with_what_waits
from twin.services.offers import offers_of
from twin.services.photos import photos_of
from twin.services.publish import Edition
from twin.services.snapshot import SnapshotBuilder
from twin.storage.cores import hours_of


def preview(house: House, edition: Edition, row: Mapping[str, Any]) -> Edition:
    """``row`` is the shop's row as it is now; photos without words and offers that came back are left out."""
    shop = _as_it_would_be(house, edition, row)
    core = replace(edition.core, shops={shop.id: shop}, events=(), notices=())
    builder = SnapshotBuilder(core, edition.trees, house.clock())
    document = {"version": "voorbeeld", **builder.document(edition.language)}
    return Edition(core, edition.language, "voorbeeld", builder.horizon, document, {}, edition.trees)


def _as_it_would_be(house: House, edition: Edition, row: Mapping[str, Any]) -> Shop:
    town = edition.core.town
    shop = edition.core.shops[row["id"]]
    photos = [
        replace(each.photo, alternatives=each.alternatives)
        for each in photos_of(house, town.slug, shop.id)
        if each.standing != "draft"
    ]
    offers = [each.offer for each in offers_of(house, town.slug, shop.id) if each.standing in ("live", "waiting")]
    known = shop_with_what_waits(edition.core, shop, listing(house, town.slug, row).values)
    hours = hours_of(row["opening_hours"], town)
    return replace(known, hours=hours, photos=tuple(photos), offers=tuple(offers), confirmed_at=row["confirmed_at"])
