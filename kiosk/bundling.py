"""Makes a screen's bundle from what is published: its page for the agent, data, scripts, styles and codes."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import current_app, url_for

from kiosk.bundle import is_kept
from kiosk.bundle_photos import listed_photos, photos_of
from kiosk.codes import addresses, codes_document
from kiosk.manifest import Bundle, Files, Listed, gzipped, listed
from kiosk.pages import page_settings, stage_of
from kiosk.showing import assets, glass_of, screen_html
from twin.domain.screen import Screen
from twin.services.assets import Assets
from twin.services.live import bodies_of
from twin.services.packing import JSON, Body
from twin.services.publish import Edition
from twin.services.screen_staff import staff_codes
from twin.web.core import house
from twin.web.headers import CONTENT_SECURITY_POLICY

HTML, CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
AGENT = "/agent"  # where the page finds its agent, on its own origin
# what a page tells its agent instead of the server
TOLD_TO_THE_AGENT = ("bundle", "use", "heartbeat", "worker")


@dataclass(frozen=True)
class Making:
    """What a town's bundles are made of. ``editions``: language -> edition; ``served``: their documents by address.
    ``staff`` gives the hash of the code that opens the menu on a screen's glass."""

    editions: Mapping[str, Edition]
    served: Files
    staff: Callable[[str], str | None]

    @classmethod
    def of(cls, slug: str, editions: Mapping[str, Edition]) -> "Making":
        return cls(editions, bodies_of({slug: editions}), staff_codes(house(), slug))


def bundle_of(making: Making, screen: Screen, known: Bundle | None = None) -> Bundle:
    """``known``: the bundle before, whose bytes are kept where they are the same.

    Within a request, or what stands for one: addresses and templates want it."""
    editions, public_url = making.editions, current_app.config["KERNKIJKER"].public_url
    edition = next(iter(editions.values()))
    where: dict[str, Any] = {"town": edition.core.town.slug, "screen": screen.id}
    page, codes = url_for("kiosk_device.page", **where), url_for("kiosk.codes", **where)
    html = _body(_page(edition, screen).encode(), HTML, known.files.get(page) if known else None)
    sizes = {url_for("kiosk.sizes", **where): _body(glass_of(screen).stylesheet().encode(), CSS)}
    files = {page: html, **sizes, **_published(making, edition, screen)}
    photos, lent = photos_of(editions.values()), house()

    def later() -> Iterable[Listed]:
        drawn = _body(codes_document(public_url, editions, screen.id), JSON)
        return [listed(codes, drawn), *listed_photos(lent, photos)]

    mark = repr((addresses(public_url, editions, screen.id), photos))
    return Bundle(_head(making, edition, screen, page), files, *_shared(assets()), later, mark)


def _head(making: Making, edition: Edition, screen: Screen, page: str) -> dict[str, Any]:
    town, quiet = edition.core.town, edition.core.settings_of(screen.id).quiet
    return {
        "stage": stage_of(making.editions, screen.id),
        "town": town.slug,
        "screen": screen.id,
        "timezone": town.timezone,
        "page": page,
        "until": int(edition.horizon.end.timestamp()),
        "quiet": [f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}"] if quiet else None,
        "staff": making.staff(screen.id),
        "policy": {"reboot": True},
    }


@lru_cache(maxsize=2)
def _shared_at(_version: str, found: Assets) -> tuple[Files, str]:
    kept = {address: body for address, body in found.bodies.items() if is_kept(address)}
    return kept, hashlib.sha256(repr(sorted((path, body.etag) for path, body in kept.items())).encode()).hexdigest()


def _shared(found: Assets) -> tuple[Files, str]:
    """Scripts, styles and fonts, with a mark of them all."""
    return _shared_at(found.version, found)


def _page(edition: Edition, screen: Screen) -> str:
    mute: Mapping[str, Any] = dict.fromkeys(TOLD_TO_THE_AGENT)
    return screen_html(edition, screen, "main", {**page_settings(edition, screen), **mute, "agent": AGENT})


def _published(making: Making, edition: Edition, screen: Screen) -> Files:
    """The data that the page asks for."""
    settings, town = page_settings(edition, screen), edition.core.town.slug
    paths = [
        *settings["shops"].values(),
        settings["editions"],
        settings["twin"],
        f"/{town}/scherm/{screen.id}/route.json",
    ]
    return {path: making.served[path] for path in paths}


def _body(data: bytes, content_type: str, known: Body | None = None) -> Body:
    if known and known.identity == data:
        return known
    policy = (("Content-Security-Policy", CONTENT_SECURITY_POLICY),) if content_type.startswith("text/html") else ()
    return gzipped(data, content_type, policy)
