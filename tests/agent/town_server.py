"""A server that says to screens what docs/screen-protocol.md says, and that breaks in every way a network does."""

import gzip
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOWN, SCREEN = "herzele", "schepenhuis"
PAGE = f"/{TOWN}/scherm/{SCREEN}/toestel"
CODE = "K7M2PQ"
PORTAL = b"<!doctype html><title>Welkom</title><p>Aanvaard de voorwaarden van het gastnetwerk.</p>"


def files_of(word: str, more: int = 3) -> dict[str, bytes]:
    """A small town's page: ``word`` is in all of it, so that two versions can be told apart."""
    page = f'<!doctype html><html><title>{word}</title><script type="module" src="/static/{word}/main.js"></script>'
    return {
        PAGE: page.encode(),
        f"/static/{word}/main.js": b'import "./part.js";' + word.encode() * 2000,
        "/static/same.woff2": b"the same in every version" * 2000,
        f"/{TOWN}/editions.json": json.dumps({"word": word}).encode(),
        **{f"/static/{word}/{n}.css": f"/* {word} {n} */".encode() * 500 for n in range(more)},
    }


@dataclass
class TownServer:
    """``fault``: what it does instead of answering (see ``Handler``). ``known``: token hashes of paired devices."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=lambda: files_of("one"))
    fault: str = ""
    known: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    following: dict[str, str] = field(default_factory=dict)  # new hash -> old hash, until the new one is heard
    alerts: list[dict[str, Any]] = field(default_factory=list)
    staff: str | None = None
    quiet: list[str] | None = None
    beats: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    knocks: int = 0
    rotate: bool = False
    ahead: float = 0.0  # seconds that its clock is beside ours
    over: dict[str, Any] = field(default_factory=dict)  # over the fields of the bundle
    code_seconds: float = 600.0
    pace: float = 0.0  # seconds before each piece of a file

    @property
    def version(self) -> str:
        told = [sorted(self.files.items()), self.staff, self.quiet, self.over]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    @property
    def alerts_version(self) -> str:
        return hashlib.sha256(repr(self.alerts).encode()).hexdigest()[:16]

    def pair(self) -> None:
        """An officer types in every code that is shown."""
        self.known |= self.waiting
        self.waiting.clear()

    def revoke(self) -> None:
        self.known.clear()
        self.following.clear()

    def bundle(self) -> dict[str, Any]:
        files = [
            {"path": path, "sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "type": _kind(path)}
            for path, body in self.files.items()
        ]
        return {
            "version": self.version,
            "stage": "stage",
            "town": TOWN,
            "screen": SCREEN,
            "timezone": "Europe/Brussels",
            "page": PAGE,
            "until": int(time.time()) + 14 * 86_400,
            "quiet": self.quiet,
            "staff": self.staff,
            "policy": {"reboot": True},
            "files": files,
            **self.over,
        }


def _kind(path: str) -> str:
    kinds = {"js": "text/javascript", "css": "text/css", "json": "application/json", "woff2": "font/woff2"}
    return kinds.get(path.rpartition(".")[2], "text/html; charset=utf-8")


class Handler(BaseHTTPRequestHandler):
    """Faults: drop, 500, 404, empty, portal (200 with its own page), html401, redirect, cut (in the middle of a file),
    bomb, unsigned, hostile (other bytes than listed), lost (the answer
    to a heartbeat)."""

    protocol_version = "HTTP/1.1"
    town: TownServer

    def do_GET(self) -> None:
        self._do({})

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._do(told)

    def _do(self, told: dict[str, Any]) -> None:
        town = self.town
        town.asked.append(self.path)
        if town.fault == "drop":
            self.close_connection = True
            return None
        simple = {"500": 500, "404": 404, "empty": 200}
        if town.fault in simple:
            return self._send(b"", simple[town.fault])
        if town.fault == "portal":
            return self._send(PORTAL, kind="text/html")
        if town.fault == "html401":
            return self._send(PORTAL, 401, kind="text/html")
        if town.fault == "redirect":
            return self._send(b"", 302, location=f"{town.url}/elsewhere")
        return self._ask(told)

    def _ask(self, told: dict[str, Any]) -> None:
        town = self.town
        if self.path == "/schermen/aanmelden":
            town.waiting.add(told["token_hash"])
            bits = "A" * 76  # 21 x 21 modules
            code = {"code": CODE, "address": f"{town.url}/schermen/{CODE}", "seconds": town.code_seconds}
            return self._json({**code, "qr": [21, bits[:75] + "="]}, 201)
        if self.path.endswith("/stand.json"):
            return self._json({"bundle": town.version, "alerts": town.alerts_version})
        if self.path in town.files:
            return self._file(town.files[self.path])
        if not self.path.startswith("/schermen/"):
            return self._send(b"", 404)
        return self._device(told)

    def _device(self, told: dict[str, Any]) -> None:
        town, token = self.town, self.headers.get("Authorization", "").removeprefix("Bearer ")
        digest = hashlib.sha256(token.encode()).hexdigest()
        if old := town.following.pop(digest, None):
            town.known.discard(old)
            town.known.add(digest)
        if digest in town.waiting and self.path == "/schermen/mij":
            return self._json({"state": "waiting", "seconds": 600})
        if digest not in town.known:
            return self._json({"error": "unknown_device"}, 401)
        if self.path == "/schermen/mij":
            who = {"town": TOWN, "screen": SCREEN, "name": "Schepenhuis", "timezone": "Europe/Brussels"}
            return self._json({"state": "paired", **who})
        if self.path == "/schermen/sleutel":
            town.following[told["token_hash"]] = digest
            return self._send(b"", 204)
        signed = {
            "/schermen/bundel": town.bundle,
            "/schermen/nood": lambda: {"version": town.alerts_version, "alerts": town.alerts},
            "/schermen/hartslag": lambda: self._heartbeat(told),
        }
        return self._json(signed[self.path](), key=digest)

    def _heartbeat(self, told: dict[str, Any]) -> dict[str, Any]:
        town = self.town
        town.beats.append(told)
        if town.fault == "lost":
            raise ConnectionResetError
        rotate, town.rotate = town.rotate, False
        now = time.time() + town.ahead
        both = {"bundle": town.version, "alerts": town.alerts_version}
        return {"time": now, "rotate": rotate, "restart": False, **both}

    def _file(self, body: bytes) -> None:
        town = self.town
        if town.fault == "hostile":
            body = b"x" * len(body)
        packed = gzip.compress(bytes(64 * 2**20) if town.fault == "bomb" else body)
        broken = town.fault == "cut"
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        for start in range(0, len(packed) // 2 if broken else len(packed), 1024):
            time.sleep(town.pace)
            self.wfile.write(packed[start : start + 1024])
        self.close_connection = broken

    def _json(self, found: Any, status: int = 200, key: str = "") -> None:
        body = json.dumps(found).encode()
        signature = sign(key, body) if key and self.town.fault != "unsigned" else ""
        self._send(body, status, "application/json", signature=signature)

    def _send(
        self, body: bytes, status: int = 200, kind: str = "text/plain", *, location: str = "", signature: str = ""
    ) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Location": location, "Kernkijker-Signature": signature}
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests read better without an access log."""


def sign(token_hash: str, body: bytes) -> str:
    key = hashlib.sha256(b"kernkijker device\n" + bytes.fromhex(token_hash)).digest()
    return hmac.new(key, body, hashlib.sha256).hexdigest()


class Quiet(ThreadingHTTPServer):
    daemon_threads = True
    town: TownServer
    tls: ssl.SSLContext | None
    open: list[socket.socket]

    def get_request(self) -> tuple[Any, Any]:
        """Every connection is a knock, whether or not it comes to a question."""
        connection, address = super().get_request()
        self.town.knocks += 1
        self.open.append(connection)
        return connection, address

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.tls:
            with self.tls.wrap_socket(request, server_side=True) as safe:
                self.open.append(safe)
                super().finish_request(safe, client_address)
        else:
            super().finish_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """An agent that was killed in the middle of an answer is what these tests are about."""


@contextmanager
def town_server(tls: ssl.SSLContext | None = None, port: int = 0) -> Iterator[TownServer]:
    town = TownServer()
    handler = type("OfThisTown", (Handler,), {"town": town})
    httpd = Quiet(("127.0.0.1", port), handler)
    httpd.town, httpd.tls, httpd.open = town, tls, []
    threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True).start()
    town.url = f"{'https://localhost' if tls else 'http://127.0.0.1'}:{httpd.server_port}"
    try:
        yield town
    finally:
        httpd.shutdown()
        httpd.server_close()
        for connection in httpd.open:  # those that an agent keeps open would be answered for ever
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
