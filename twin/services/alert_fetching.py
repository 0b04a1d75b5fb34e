"""One question to an address that an officer gave, with care: over https, to the public internet only, never elsewhere.

The name is looked up once, and the very address that was checked is the one that is asked: a name that points inside
on a second look gets nothing. Nobody is followed: an answer that forwards is refused in words.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from twin.errors import Unavailable

SECONDS = 8  # for all of it
LARGEST = 1_000_000  # bytes
LONGEST = 500  # characters of an address


class NotFetched(Unavailable):
    """``key`` stands in words/alerts.toml, with what to fill in."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        super().__init__(f"{key} {values}")


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom one may ask; a test asks itself."""

    schemes: frozenset[str] = frozenset({"https"})
    may_ask: Callable[[str], bool] = lambda ip: ipaddress.ip_address(ip).is_global


PUBLIC = Reach()


def checked(address: str, reach: Reach = PUBLIC) -> SplitResult:
    """Raises NotFetched for what cannot be the address of a feed."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in reach.schemes and parts.hostname and parts.port != 0 and len(address) <= LONGEST
    except ValueError:  # a port that is no number, brackets that do not close
        sound = None
    if not sound or parts.username or not address.isascii() or not address.isprintable() or " " in address:
        raise NotFetched("no_address")
    return parts


def fetch(address: str, reach: Reach = PUBLIC) -> bytes:
    """What the address answers. Raises NotFetched."""
    parts, until = checked(address, reach), time.monotonic() + SECONDS
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    ip = _looked_up(host, port, reach)
    try:
        with socket.create_connection((ip, port), timeout=SECONDS) as plain:
            if parts.scheme != "https":
                return _asked(plain, parts, until)
            with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as safe:
                return _asked(safe, parts, until)
    except NotFetched:
        raise
    except ssl.SSLError as error:
        raise NotFetched("no_trust", host=host) from error
    except (OSError, http.client.HTTPException) as error:
        raise NotFetched("no_answer", host=host) from error


def _looked_up(host: str, port: int, reach: Reach) -> str:
    """Every address of the name must be one that we may ask: who mixes inside and outside means no good."""
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise NotFetched("no_name", host=host) from error
    if not found or not all(reach.may_ask(ip.partition("%")[0]) for ip in found):
        raise NotFetched("inside", host=host)
    return sorted(found, key=lambda ip: ":" in ip)[0]  # IPv4 first: more machines have a way there


def _asked(stream: socket.socket, parts: SplitResult, until: float) -> bytes:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    accepts = "application/cap+xml, application/xml, text/xml"
    lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", "User-Agent: Kernkijker", f"Accept: {accepts}"]
    stream.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii"))
    with closing(http.client.HTTPResponse(stream, method="GET")) as answer:
        answer.begin()
        return _body(answer, parts, until)


def _body(answer: http.client.HTTPResponse, parts: SplitResult, until: float) -> bytes:
    if 300 <= answer.status < 400:
        raise NotFetched("forwards", host=parts.hostname)
    if answer.status != 200:
        raise NotFetched("status", host=parts.hostname, status=answer.status)
    body = bytearray()
    while chunk := answer.read1(65_536):
        body += chunk
        if len(body) > LARGEST:
            raise NotFetched("too_large", host=parts.hostname, most=LARGEST // 1_000_000)
        if time.monotonic() > until:  # who sends a byte a second must not hold up the others
            raise NotFetched("no_answer", host=parts.hostname)
    return bytes(body)
