"""The rows of a list of shops: what components/rows.html draws, in the order of the list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from twin.domain.phrase_book import catalogue
from twin.domain.phrases import describe
from twin.services.find import Finder, Query
from twin.services.publish import Edition
from twin.web.core import MomentView
from twin.web.frame import script_text

_finders: dict[tuple[str, str], tuple[str, Finder]] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """``shop`` is an element of the snapshot's shops; ``kind``, ``badge`` as in docs/contract.md, section 3."""

    shop: Mapping[str, Any]
    kind: str
    badge: str
    title: str
    detail: str
    walk: str = ""
    is_unconfirmed: bool = False
    is_chosen: bool = False
    is_shown: bool = True


def finder(edition: Edition) -> Finder:
    """The search index of ``edition``, made once per version."""
    key = (edition.core.town.slug, edition.language)
    version, found = _finders.get(key, ("", None))
    if found is None or version != edition.version:
        found = Finder(edition.snapshot["shops"])
        _finders[key] = (edition.version, found)
    return found


def rows(edition: Edition, moment: MomentView, query: Query, chosen: str = "") -> Iterator[Row]:
    """Every shop once: those found first, in their order, then the others, hidden, so that scripts have them all."""
    found = finder(edition).find(moment.moment, query)
    ids = {shop["id"] for shop in found}
    others = (shop for shop in edition.snapshot["shops"] if shop["id"] not in ids)
    yield from rows_of(edition, moment, found, query.origin, chosen)
    yield from rows_of(edition, moment, others, query.origin, chosen, is_shown=False)


def rows_of(
    edition: Edition,
    moment: MomentView,
    shops: Iterable[Mapping[str, Any]],
    origin: str | None = None,
    chosen: str = "",
    is_shown: bool = True,
) -> Iterator[Row]:
    for shop in shops:
        state = moment.moment.shops[shop["id"]]
        said = describe(state, moment.at, edition.language, confirmed=shop["confirmed"])
        if moment.at not in edition.horizon:  # the shop did tell its hours: it is we who do not look that far
            said = said._replace(detail=catalogue(edition.language)["detail"]["not_yet"])
        yield Row(
            shop,
            state.kind,
            said.badge,
            said.title,
            " · ".join(filter(None, (said.detail, said.note))),
            walk=_walk(edition, shop, origin),
            is_unconfirmed=not shop["confirmed"],
            is_chosen=shop["slug"] == chosen,
            is_shown=is_shown,
        )


def _walk(edition: Edition, shop: Mapping[str, Any], origin: str | None) -> str:
    walk = shop["walk"].get(origin)
    if not walk:
        return ""
    minutes = max(1, (walk[1] + 30) // 60)
    return script_text(edition, "walk", count=minutes, minutes=minutes)
