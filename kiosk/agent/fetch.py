"""Asking the server: bounded in bytes and in time, TLS verified, no redirect followed, never anybody else.

An answer that is not from our server (a captive portal, a proxy's page) is Unreachable: nothing changes on the glass.
"""

import http.client
import json
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from kiosk.agent import VERSION
from kiosk.agent.config import Config
from kiosk.agent.errors import AgentError, Gone, NotUnderstood, Refused, TooOften, Unknown, Unreachable
from kiosk.agent.keys import is_signed

PATIENCE = 20.0  # seconds that one read may take
WHOLE = 60.0  # and a whole small answer
SLOWEST = 500.0  # bytes a second: a bad 2G connection still does better
MOST = 2 * 2**20  # bytes of an answer that is no file
PIECE = 64 * 1024
LONGEST_WAIT = 3600.0
SIGNATURE = "Kernkijker-Signature"
BY_STATUS: dict[int, type[AgentError]] = {400: NotUnderstood, 410: Gone}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    signature: str

    def json(self) -> dict[str, Any]:
        """Raises Unreachable where it is no JSON object: whoever answered is not our server."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unreachable("the answer is no JSON") from error
        if not isinstance(found, dict):
            raise Unreachable("the answer is no JSON object")
        return found


class Server:
    """One connection, kept open between questions. Not for several threads at once: each has its own."""

    def __init__(self, config: Config) -> None:
        parts = urlsplit(config.server)
        self._host, self._port = parts.hostname or "", parts.port
        self._tls = None if parts.scheme == "http" else ssl.create_default_context(cafile=config.ca_file)
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, path: str, token: str | None = None, told: Any = None) -> Answer:
        """GET, or POST of ``told`` as JSON. Raises Unreachable, Unknown (401 by our server), TooOften (429)."""
        body = None if told is None else json.dumps(told).encode()
        with self._asked(path, token, body, WHOLE) as response:
            answer = Answer(response.status, b"".join(_unpacked(response, MOST)), response.headers.get(SIGNATURE, ""))
        return _sorted_out(answer)

    def signed(self, path: str, token: str, told: Any = None) -> bytes:
        """The body of an answer that only our server can have signed. Raises as ``ask``, and Refused."""
        answer = self.ask(path, token, told)
        if not is_signed(token, answer.body, answer.signature):
            raise Refused(f"{path}: the signature is not by our server")
        return answer.body

    @contextmanager
    def file(self, path: str, token: str, size: int) -> Iterator[Iterator[bytes]]:
        """The bytes of a file of ``size`` bytes, as they come and unpacked. Raises Unreachable, Refused."""
        with self._asked(path, token, None, WHOLE + size / SLOWEST) as response:
            if response.status != 200:
                raise Unreachable(f"{path}: {response.status}")
            yield _unpacked(response, size + 1)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    @contextmanager
    def _asked(
        self, path: str, token: str | None, body: bytes | None, seconds: float
    ) -> Iterator[http.client.HTTPResponse]:
        """The answer while it is read. A connection that ends badly, or not to the end, is not used again."""
        connection = self._connection or self._connect()
        self._connection = None
        end = threading.Timer(seconds, _cut, (connection,))
        end.daemon = True
        end.start()
        try:
            with _nobody_there(path):
                response = self._first_answer(connection, path, token, body)
            yield response
            is_read = response.isclosed() or response.length == 0
            response.close()
            if is_read and not response.will_close:
                self._connection = connection
        finally:
            end.cancel()
            if self._connection is not connection:
                connection.close()

    def _first_answer(
        self, connection: http.client.HTTPConnection, path: str, token: str | None, body: bytes | None
    ) -> http.client.HTTPResponse:
        headers = {"Accept-Encoding": "gzip", "User-Agent": f"kernkijker-agent/{VERSION}"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        method = "GET" if body is None else "POST"
        was_open = connection.sock is not None
        try:
            connection.request(method, path, body, headers)
            return connection.getresponse()
        except (ConnectionError, http.client.BadStatusLine):
            if not was_open:
                raise
        connection.close()  # the server had closed what was kept open: once more
        connection.request(method, path, body, headers)
        return connection.getresponse()

    def _connect(self) -> http.client.HTTPConnection:
        if self._tls:
            return http.client.HTTPSConnection(self._host, self._port, timeout=PATIENCE, context=self._tls)
        return http.client.HTTPConnection(self._host, self._port, timeout=PATIENCE)


@contextmanager
def _nobody_there(path: str) -> Iterator[None]:
    """Whatever a network does to a question, it comes out as one thing."""
    try:
        yield
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise Unreachable(f"{path}: {type(error).__name__}: {error}") from error


def _cut(connection: http.client.HTTPConnection) -> None:
    """Ends a read that goes on for ever, from another thread."""
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _sorted_out(answer: Answer) -> Answer:
    if answer.status == 401 and answer.json().get("error") == "unknown_device":
        raise Unknown("the server does not know this device")
    if answer.status in BY_STATUS and "error" in answer.json():
        raise BY_STATUS[answer.status](str(answer.json()["error"])[:200])
    if answer.status == 429:
        wait = answer.json().get("retry_after")
        raise TooOften(min(max(float(wait), 1.0), LONGEST_WAIT) if isinstance(wait, int | float) else 60.0)
    if answer.status not in (200, 201, 204):
        raise Unreachable(f"the server says {answer.status}")
    return answer


def _unpacked(response: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    """Raises Refused where more than ``most`` bytes come out: a small answer may unpack to a mountain."""
    unpack = zlib.decompressobj(31) if response.headers.get("Content-Encoding") == "gzip" else None
    total = 0
    while piece := _read(response):
        while piece:
            with _nobody_there("what is packed"):
                out = unpack.decompress(piece, PIECE) if unpack else piece
            piece = unpack.unconsumed_tail if unpack else b""
            total += len(out)
            if total > most:
                raise Refused("the answer is too large")
            yield out
    if response.length or (unpack and not unpack.eof):  # less came than was promised
        raise Unreachable("the answer stops halfway")


def _read(response: http.client.HTTPResponse) -> bytes:
    with _nobody_there("the answer"):
        return response.read1(PIECE)
