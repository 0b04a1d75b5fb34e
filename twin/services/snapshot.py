"""The snapshot of a core in one language: what lists, maps and screens know without asking again."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from twin.domain.category import GROUPS
from twin.domain.core import Core
from twin.domain.hours import Meaning, OpeningHours
from twin.domain.phrase_book import catalogue
from twin.domain.public_place import PublicPlace
from twin.domain.shop import Shop
from twin.domain.town import Town
from twin.services.happenings import events_document, notices_document
from twin.services.horizon import Horizon

STROLL = 1.25  # metres a second: a calm walking pace
GROUP_LABELS = {group.id: tuple(group.labels.values()) for group in GROUPS}
CODES = {"by_appointment": "a", "unknown": "u"}
SCRIPT_TEXTS = Path(__file__).resolve().parent.parent / "web" / "script_texts.toml"


def hours_document(hours: OpeningHours | None, horizon: Horizon) -> dict[str, Any]:
    """The states of ``horizon`` as epoch seconds; see docs/contract.md, section 3."""
    if hours is None:
        return {"known": False, "intervals": [], "before": None, "after": None}
    found: list[tuple[int | str, ...]] = []
    notes: list[tuple[int | str, ...]] = []  # why it is closed: 'jaarlijks verlof'
    for start, end, meaning in hours.spans(horizon.start, horizon.end):
        if meaning.kind != "closed":
            found.append(_entry(start, end, meaning))
        elif meaning.comment:
            notes.append((start, end, meaning.comment))
    final = hours.state(horizon.end - timedelta(seconds=1))
    return {
        "known": True,
        "intervals": found,
        **({"notes": notes} if notes else {}),
        "before": _epoch(hours.state(horizon.start).since),
        "after": _epoch(final.until),
        **({"then": final.then} if final.then else {}),
    }


def _entry(start: int, end: int, meaning: Meaning) -> tuple[int | str, ...]:
    code = CODES.get(meaning.kind) or ("e" if meaning.open_end else "o")
    return (start, end, code, meaning.comment) if meaning.comment else (start, end, code)


def _epoch(at: datetime | None) -> int | None:
    return int(at.timestamp()) if at else None


PHOTO_OF_A_LIST = (960, "webp")


class SnapshotBuilder:
    """Builds the documents of all languages; what does not depend on the language is made once."""

    def __init__(
        self,
        core: Core,
        trees: Mapping[str, Any],
        now: datetime,
        horizon: Horizon | None = None,
        made: datetime | None = None,
    ) -> None:
        self.core = core
        self.horizon = horizon or Horizon.around(now, core.town)
        self._today = now.astimezone(core.town.place.zone).date()
        self._made = made or now
        self._walks = {screen: tree["metres"] for screen, tree in trees.items()}
        self._by_text: dict[str, dict[str, Any]] = {}
        self._shops = [self._shop_in_no_language(shop) for shop in core.shops.values()]

    def document(self, language: str) -> dict[str, Any]:
        """`shops.json` in ``language``, but for its version."""
        town = self.core.town
        return {
            "made": int(self._made.astimezone(UTC).timestamp()),
            "from": int(self.horizon.start.timestamp()),
            "until": int(self.horizon.end.timestamp()),
            "language": language,
            "town": town_document(town, language),
            "groups": [{"id": g.id, "label": words(g.labels, language), "icon": g.icon} for g in GROUPS],
            "shops": [
                self._shop(shop, base, language)
                for shop, base in zip(self.core.shops.values(), self._shops, strict=True)
            ],
            "places": [self._place(place, language) for place in self.core.places.values()],
            "events": list(events_document(self.core, self.horizon, language)),
            "notices": list(notices_document(self.core, self.horizon, language)),
            "screens": [
                {"id": s.id, "name": s.name, "at": s.at, "bearing": s.bearing, "node": s.node}
                for s in self.core.screens.values()
            ],
            "phrases": catalogue(language),
            "texts": script_texts(language),
        }

    def _hours(self, hours: OpeningHours | None) -> dict[str, Any]:
        key = str(hours)
        if key not in self._by_text:
            self._by_text[key] = hours_document(hours, self.horizon)
        return self._by_text[key]

    def _shop_in_no_language(self, shop: Shop) -> dict[str, Any]:
        premises, category, town = shop.premises, shop.category, self.core.town
        return {
            "id": shop.id,
            "slug": shop.slug,
            "group": category.group,
            "icon": category.icon,
            "tag": category.tag,
            "premises": premises.id,
            "street": premises.street,
            "number": premises.housenumber,
            "door": premises.door,
            "node": premises.node,
            "wheelchair": shop.wheelchair,
            "checked": shop.checked_on.isoformat() if shop.checked_on else None,
            "confirmed": shop.is_confirmed(self._today, town.place.zone, town.confirmed_for),
            **({"kept": kept.isoformat()} if (kept := shop.kept_on(town.place.zone)) else {}),
            "demonstration": shop.demonstration,
            "words": sorted({word for each in shop.products.values() for word in each}),
            "labels": sorted({*category.labels.values(), *GROUP_LABELS[category.group]}),
            "phone": shop.phone,
            "payment": shop.payment,
            "hours": self._hours(shop.hours),
            "walk": self._walk(premises.id),
        }

    def _walk(self, premises: str) -> dict[str, Sequence[int]]:
        reached = {screen: metres[premises] for screen, metres in self._walks.items() if premises in metres}
        return {screen: (round(metres), round(metres / STROLL)) for screen, metres in reached.items()}

    def _shop(self, shop: Shop, base: Mapping[str, Any], language: str) -> dict[str, Any]:
        town = self.core.town
        spoken = town.language_of(shop.texts or shop.names, language)
        return {
            **base,
            "name": town.in_words(shop.names, language),
            "kind": words(shop.category.labels, language),
            "text": town.in_words(shop.texts, language),
            **({} if spoken == language else {"lang": spoken}),
            **self._photo(shop, language),
            **({"offers": offers} if (offers := list(self._offers(shop, language))) else {}),
        }

    def _photo(self, shop: Shop, language: str) -> dict[str, Any]:
        """The first that it shows, in the size of a list or a screen; nothing where it shows none."""
        if not shop.photos:
            return {}
        first, town = shop.photos[0], self.core.town
        alt = town.in_words(first.alternatives, language)
        return {"photo": {"address": first.address(town.slug, *PHOTO_OF_A_LIST), "alt": alt}}

    def _offers(self, shop: Shop, language: str) -> Iterator[dict[str, Any]]:
        """Those of a day within the horizon."""
        town, zone = self.core.town, self.core.town.place.zone
        first = self.horizon.start.astimezone(zone).date()
        last = (self.horizon.end - timedelta(seconds=1)).astimezone(zone).date()
        for offer in shop.offers:
            if offer.touches(first, last):
                yield {
                    "id": offer.id,
                    "title": town.in_words(offer.titles, language),
                    "text": town.in_words(offer.texts, language),
                    "lang": town.language_of(offer.titles, language),
                    "from": offer.first_day.isoformat(),
                    "until": offer.last_day.isoformat(),
                }

    def _place(self, place: PublicPlace, language: str) -> dict[str, Any]:
        return {
            "id": place.id,
            "kind": place.kind,
            "name": self.core.town.in_words(place.names, language),
            "at": place.at,
            "landmark": place.landmark,
            "hours": self._hours(place.hours),
        }


def town_document(town: Town, language: str) -> dict[str, Any]:
    return {
        "slug": town.slug,
        "name": town.name(language),
        "core_name": town.core_name(language),
        "timezone": town.timezone,
        "country": town.country,
        "languages": town.languages,
        "centre": town.centre,
        "bounds": town.bounds,
        "bearing": town.bearing,
        "demonstration": town.demonstration,
        "notice": town.in_words(town.notice, language),
        "attribution": town.in_words(town.attribution, language),
    }


def words(labels: Mapping[str, str], language: str) -> str:
    """A label of our own catalogue; Dutch where the language is not one of ours."""
    return labels.get(language) or labels["nl"]


@cache
def script_texts(language: str) -> dict[str, str]:
    """What scripts say themselves, dotted key -> text."""
    with SCRIPT_TEXTS.open("rb") as file:
        return dict(_flat(tomllib.load(file), language))


def _flat(texts: Mapping[str, Any], language: str, path: str = "") -> Iterator[tuple[str, str]]:
    for key, each in texts.items():
        if isinstance(each.get("nl"), str):
            yield f"{path}{key}", words(each, language)
        else:
            yield from _flat(each, language, f"{path}{key}.")
