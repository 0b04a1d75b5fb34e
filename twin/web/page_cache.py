"""Public pages change by the minute and by the edition, not by the visitor: rendered once, then sent as bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import Any

from twin.services.packing import Body, pack_quickly
from twin.web.fast_lane import StartResponse, Wsgi, send

KEPT = 2000  # pages; at some 15 kB each a process stays small
LONGEST_QUERY = 200  # nobody may fill the memory with pages that only he asks for


class PageCache:
    """A WSGI application around the pages. ``age`` says what they depend on: another answer, and all are stale.

    A page is kept when it answers 200 to a GET without a cookie, sets none, and does not say `no-store`.
    """

    def __init__(self, application: Wsgi, age: Callable[[], Hashable]) -> None:
        self._application = application
        self._age = age
        self._pages: OrderedDict[str, tuple[Hashable, Body]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ or len(query) > LONGEST_QUERY:
            return self._application(environ, start_response)
        key, age = f"{environ['PATH_INFO']}?{query}", self._age()
        kept = self._pages.get(key)
        if kept and kept[0] == age:
            return send(kept[1], environ, start_response)
        return self._render(key, age, environ, start_response)

    def _render(
        self, key: str, age: Hashable, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        answer: dict[str, Any] = {}

        def remember(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], None]:
            answer.update(status=status, headers=headers)
            return lambda data: None

        chunks = self._application(environ, remember)
        data = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        headers = {name.lower(): value for name, value in answer["headers"]}
        if not _may_be_kept(answer["status"], headers):
            start_response(answer["status"], answer["headers"])
            return (data,)
        body = pack_quickly(data, headers["content-type"], _extra(answer["headers"]))
        with self._lock:
            self._pages[key] = (age, body)
            self._pages.move_to_end(key)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return send(body, environ, start_response)


def _may_be_kept(status: str, headers: Mapping[str, str]) -> bool:
    return (
        status.startswith("200 ")
        and headers.get("content-type", "").startswith(("text/html", "image/svg+xml"))
        and "set-cookie" not in headers
        and "no-store" not in headers.get("cache-control", "")
    )


def _extra(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The headers of a page that its kept bytes must carry too."""
    own = {"content-security-policy", "content-language", "link"}
    return tuple((name, value) for name, value in headers if name.lower() in own)
