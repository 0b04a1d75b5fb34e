"""The town as it would be once everything that waits about a shop is live: an edition for that shop's keepers alone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from twin.domain.shop import Shop
from twin.services.house import House
from twin.services.listing import listing, shop_with_what_waits
from twin.services.offers import offers_of
from twin.services.photos import photos_of
from twin.services.publish import Edition, with_other_shops
from twin.services.snapshot import SnapshotBuilder
from twin.storage.cores import hours_of

NAME = "voorbeeld"  # in place of a version: no edition has it


def preview(house: House, edition: Edition, row: Mapping[str, Any]) -> Edition:
    """``row`` is the shop's row as it is now; photos without words and offers that came back are left out."""
    shop = _as_it_would_be(house, edition, row)
    alone = replace(edition.core, shops={shop.id: shop}, events=(), notices=())
    (entry,) = SnapshotBuilder(alone, edition.trees, house.clock(), edition.horizon).document(edition.language)["shops"]
    shops = [entry if each["id"] == shop.id else each for each in edition.snapshot["shops"]]
    document = {**edition.snapshot, "version": NAME, "shops": shops}
    core = replace(edition.core, shops={**edition.core.shops, shop.id: shop})
    return replace(edition, core=core, version=NAME, snapshot=document)


def preview_document(house: House, edition: Edition, row: Mapping[str, Any], whole: bool) -> bytes:
    """Its shops.json, or the ``whole`` twin.json, as scripts read those of the town. ``edition`` is as published."""
    shops = orjson.dumps(preview(house, edition, row).snapshot)
    return with_other_shops(edition, shops) if whole else shops


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
