"""HTTP for the browser beside us: on loopback, by its own name, small in what it takes, strict in what it sends."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO

from kiosk.agent import VERSION

MOST_TOLD = 16 * 1024  # bytes of a message
MOST_AT_ONCE = 48  # connections: a browser uses six
IDLE = 75.0  # seconds that a connection may wait for the next question
PIECE = 64 * 1024
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # the map draws its signs into blobs
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Content-Security-Policy", POLICY),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """``file`` is sent after ``body`` and closed; it holds ``length`` bytes. ``tag``: what the bytes are known by."""

    status: int = 200
    body: bytes = b""
    type: str = "application/json"
    file: BinaryIO | None = None
    length: int = 0
    tag: str = ""
    headers: tuple[tuple[str, str], ...] = field(default=())


Answers = Callable[[str, str, bytes], Reply]  # (method, path without its query, what was told)


class PageServer(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, port: int, answers: Answers) -> None:
        self.answers = answers
        self._room = threading.BoundedSemaphore(MOST_AT_ONCE)
        super().__init__(("127.0.0.1", port), Handler)
        own = self.server_address[1]
        self.names = {f"127.0.0.1:{own}", f"localhost:{own}"}

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle of an answer is no trouble."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = f"kernkijker-agent/{VERSION}", ""
    timeout = IDLE
    server: PageServer

    def do_GET(self) -> None:
        self._answer(b"")

    do_HEAD = do_GET

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_TOLD:
            self.close_connection = True
            self._send(Reply(413 if length.isdigit() else 411))
            return
        self._answer(self.rfile.read(int(length)))

    def _answer(self, told: bytes) -> None:
        origin = self.headers.get("Origin")
        if self.headers.get("Host") not in self.server.names:
            reply = Reply(421)
        elif self.command == "POST" and origin and origin.removeprefix("http://") not in self.server.names:
            reply = Reply(403)
        else:
            reply = self.server.answers(self.command, self.path.partition("?")[0], told)
        if reply.status == 404 and self.headers.get("Sec-Fetch-Mode") == "navigate":
            reply = Reply(302, headers=(("Location", "/"),))  # an empty page would stay empty: nothing on it asks again
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        """A file that the browser has already is not sent again."""
        try:
            is_known = bool(reply.tag) and self.headers.get("If-None-Match") == f'"{reply.tag}"'
            self.send_response(304 if is_known else reply.status)
            is_page = reply.type.startswith("text/html")
            self.send_header("Cache-Control", "no-cache" if reply.tag and not is_page else "no-store")
            if reply.tag:
                self.send_header("ETag", f'"{reply.tag}"')
            for name, value in (*ALWAYS, *reply.headers):
                self.send_header(name, value)
            if not is_known and reply.status != 204:
                self.send_header("Content-Type", reply.type)
                self.send_header("Content-Length", str(reply.length or len(reply.body)))
            self.end_headers()
            if self.command != "HEAD" and not is_known:
                for piece in _pieces(reply):
                    self.wfile.write(piece)
        finally:
            if reply.file:
                reply.file.close()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody needs a line for each of a page's questions."""


def _pieces(reply: Reply) -> Iterator[bytes]:
    if reply.body:
        yield reply.body
    while reply.file and (piece := reply.file.read(PIECE)):
        yield piece
