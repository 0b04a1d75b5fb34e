"""Counts what a listing brought, in front of the page cache: nothing about who asked is kept or looked at twice."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from twin.domain.town import LANGUAGES
from twin.services.live import LiveTowns
from twin.services.uses import Kind, UseCounter
from twin.web.fast_lane import StartResponse, Wsgi

PAGE = re.compile(rf"/(?:(?:{'|'.join(LANGUAGES)})/)?([^/]+)/(?:winkels/([^/.]+))?")
ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless", re.IGNORECASE)
SCANNED = ("van", "via")  # parameters of the addresses in codes: of a screen, of a poster


def is_robot(agent: str | None) -> bool:
    """By what it says of itself; who says nothing is one."""
    return bool(ROBOT.search(agent or "bot"))


class UseCounting:
    """A WSGI application around the pages. Robots, other methods and answers that are no page do not count."""

    def __init__(self, application: Wsgi, live: LiveTowns, counter: UseCounter) -> None:
        self._application, self._live, self._counter = application, live, counter

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        found = PAGE.fullmatch(environ["PATH_INFO"])
        if found is None or environ["REQUEST_METHOD"] != "GET" or is_robot(environ.get("HTTP_USER_AGENT")):
            return self._application(environ, start_response)
        return self._application(environ, self._counting(found[1], found[2], environ, start_response))

    def _counting(
        self, town: str, slug: str | None, environ: dict[str, Any], start_response: StartResponse
    ) -> Callable[..., Any]:
        def answer(status: str, *rest: Any) -> Any:
            if status.startswith(("200 ", "304 ")):
                self._count(town, slug, environ)
            return start_response(status, *rest)

        return answer

    def _count(self, town: str, slug: str | None, environ: dict[str, Any]) -> None:
        query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        editions = self._live.editions.get(town)
        if not editions:
            return
        core = next(iter(editions.values())).core
        shop = core.by_slug.get(slug or query.get("zaak", ""))
        if shop is None:
            return
        at = self._live.clock().astimezone(core.town.place.zone)
        for kind in _kinds(slug is not None, query, environ):
            self._counter.count(town, shop.id, kind, at)


def _kinds(is_shop_page: bool, query: dict[str, str], environ: dict[str, Any]) -> Iterable[Kind]:
    if not is_shop_page:
        if query.get("route") == "1":
            yield "route"
        return
    yield "view"
    # a phone's camera opens an address by itself: no page of ours led there
    if any(name in query for name in SCANNED) and environ.get("HTTP_SEC_FETCH_SITE", "none") == "none":
        yield "qr"
