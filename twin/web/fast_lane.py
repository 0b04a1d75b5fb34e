"""Answers published documents and static files before Flask wakes up: bytes, ETag, nothing computed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from twin.services.packing import Body
from twin.web.headers import SECURITY_HEADERS, SUBRESOURCE_HEADERS

StartResponse = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class FastLane:
    """A WSGI application around another one. ``find(path)`` gives the Body to send, or None to pass on."""

    def __init__(self, application: Wsgi, *sources: Callable[[], Mapping[str, Body]]) -> None:
        self._application = application
        self._sources = sources

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        for source in self._sources:
            body = source().get(environ["PATH_INFO"])
            if body is not None:
                if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
                    return send(body, environ, start_response)
                return only_read(environ, start_response)
        return self._application(environ, start_response)


def send(body: Body, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """The answer to a GET or HEAD of ``body``: 304 to who has it already, else the smallest form he accepts."""
    data, encoding = body.encoded(environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers = [
        ("ETag", body.etag),
        ("Cache-Control", body.cache_control),
        ("Vary", "Accept-Encoding"),
        *(SECURITY_HEADERS if body.content_type.startswith("text/html") else SUBRESOURCE_HEADERS),
        *body.headers,
    ]
    if _knows_already(environ.get("HTTP_IF_NONE_MATCH", ""), body.etag):
        start_response("304 Not Modified", headers)
        return ()
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers += [("Content-Type", body.content_type), ("Content-Length", str(len(data)))]
    start_response("200 OK", headers)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (data,)


def only_read(environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """The answer to any other method on published bytes (RFC 9110, 15.5.6)."""
    status = "204 No Content" if environ["REQUEST_METHOD"] == "OPTIONS" else "405 Method Not Allowed"
    length = [] if status.startswith("204") else [("Content-Length", "0")]
    start_response(status, [("Allow", "GET, HEAD"), *length, *SUBRESOURCE_HEADERS])
    return ()


def _knows_already(if_none_match: str, etag: str) -> bool:
    """RFC 9110, 13.1.2: weak comparison, a list of tags or `*`."""
    if not if_none_match:
        return False
    known = (each.strip().removeprefix("W/") for each in if_none_match.split(","))
    return any(each in (etag, "*") for each in known)
