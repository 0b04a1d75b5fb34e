"""A shop of an edition by the slug of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from twin.domain.shop import Shop
from twin.errors import NotFound
from twin.services.publish import Edition


@dataclass(frozen=True, slots=True)
class Found:
    """``entry`` is the shop in the snapshot (docs/contract.md, section 3), in the language of the edition."""

    shop: Shop
    entry: Mapping[str, Any]


def find_shop(edition: Edition, slug: str) -> Found:
    """Raises NotFound."""
    shop = edition.core.by_slug.get(slug)
    if shop is None:
        raise NotFound("unknown shop")
    return Found(shop, next(each for each in edition.snapshot["shops"] if each["id"] == shop.id))
