"""A thousand machines in one process: each keeps its connection, asks, tells and fetches as kiosk.agent does."""

import asyncio
import gzip
import hashlib
import hmac
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.load.server import Place

NEWS_EACH, BEAT_EACH = 15.0, 60.0


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Agent:
    """``version`` and ``alerts``: what it has whole. ``files``: path -> hash of what it fetched."""

    fleet: "Fleet"
    place: Place
    port: int
    version: str = ""
    alerts: str = ""
    files: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    boot: str = field(default_factory=lambda: f"{random.getrandbits(64):016x}")
    lines: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def live(self) -> None:
        """Each at moments of its own, as machines that were switched on one by one."""
        await asyncio.sleep(random.random() * NEWS_EACH)
        beat_at = time.monotonic() + random.random() * BEAT_EACH
        while True:
            began = time.monotonic()
            try:
                if began >= beat_at:
                    beat_at += BEAT_EACH
                    await self.tell()
                await self.look()
            except (OSError, ValueError, asyncio.IncompleteReadError) as error:
                self.fleet.fails(type(error).__name__)
                self.close()
            await asyncio.sleep(max(0.0, NEWS_EACH - (time.monotonic() - began)))

    async def look(self) -> None:
        path = f"/{self.place.town}/scherm/{self.place.screen}/stand.json"
        answer = await self.ask("GET", path, {"If-None-Match": self.etag} if self.etag else {})
        self.fleet.asked["stand"] += 1
        if answer.status != 304:
            self.etag = answer.headers.get("etag", "")
            await self.take_in(json.loads(answer.body))

    async def tell(self) -> None:
        now = time.time()
        page = {"version": "a" * 16, "drawing": "map", "dated": False, "errors": 0, "state": {"view": "attract"}}
        told = {
            "agent": "1.0", "boot": self.boot, "bundle": self.version, "page": page, "page_age": 3, "temperature": 51.5,
            "disk_free": 4000, "memory_free": 900, "clock": now, "uptime": 86_400, "last_touch": now - 60,
            "errors": [], "restarts": 0, "uses_batch": f"{random.getrandbits(64):016x}",
            "uses": {time.strftime("%Y-%m-%d"): {"touches": 3, "searches": {"vers": 1}}},
        }  # fmt: skip
        answer = await self.ask("POST", "/schermen/hartslag", {}, json.dumps(told).encode())
        self.fleet.asked["heartbeat"] += 1
        await self.take_in(self.signed(answer))

    async def take_in(self, found: dict[str, Any]) -> None:
        if found["alerts"] != self.alerts:
            self.alerts = self.signed(await self.ask("GET", "/schermen/nood", {}))["version"]
            self.fleet.has("alerts", self)
        if found["bundle"] != self.version:
            await self.fetch(self.signed(await self.ask("GET", "/schermen/bundel", {})))
            self.fleet.has("bundle", self)

    async def fetch(self, bundle: dict[str, Any]) -> None:
        """What changed since the last; scripts and fonts of the first are taken as fetched: they are no news."""
        for file in bundle["files"]:
            path, digest = file["path"], file["sha256"]
            if self.files.get(path) != digest and self.version and not path.startswith("/static/"):
                body = (await self.ask("GET", path, {})).body
                if hashlib.sha256(body).hexdigest() != digest:
                    self.fleet.fails("another file than listed")
            self.files[path] = digest
        self.version = bundle["version"]

    def signed(self, answer: Answer) -> dict[str, Any]:
        hashed = hashlib.sha256(self.place.token.encode()).digest()
        key = hashlib.sha256(b"kernkijker device\n" + hashed).digest()
        if answer.headers.get("kernkijker-signature") != hmac.new(key, answer.body, hashlib.sha256).hexdigest():
            self.fleet.fails(f"unsigned {answer.status}")
        found: dict[str, Any] = json.loads(answer.body)
        return found

    async def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        said = {
            "Host": "127.0.0.1", "Accept-Encoding": "gzip", "User-Agent": "kernkijker-agent/1.0",
            "Content-Length": str(len(body)), **headers,
        }  # fmt: skip
        if path.startswith("/schermen/"):
            said["Authorization"] = f"Bearer {self.place.token}"
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        question = f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
        try:
            answer = await self.put(question)
        except (ConnectionError, asyncio.IncompleteReadError):  # it was open for long, and the server had closed it
            self.close()
            answer = await self.put(question)
        if answer.status not in (200, 304):
            self.fleet.fails(f"{path.rpartition('/')[2]}: {answer.status}")
        return answer

    async def put(self, question: bytes) -> Answer:
        if self.lines is None:
            self.lines = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.lines
        writer.write(question)
        return await _read(reader)

    def close(self) -> None:
        if self.lines:
            self.lines[1].close()
        self.lines = None


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in head[1:] if line)
    headers = {name.lower(): value for name, _, value in pairs}
    status, length = int(head[0].split()[1]), int(headers.get("content-length", "0"))
    body = b"" if status == 304 else await reader.readexactly(length)
    return Answer(status, headers, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)


class Fleet:
    """``asked``: how often what was asked. ``failures``: answers that were not as they should be, ``why`` by kind."""

    def __init__(self, ports: Sequence[int], places: Sequence[Place]) -> None:
        self.asked: Counter[str] = Counter()
        self.why: Counter[str] = Counter()
        self._agents = [Agent(self, place, ports[n % len(ports)]) for n, place in enumerate(places)]
        self._tasks: list[asyncio.Task[None]] = []
        self._waiting: dict[str, set[int]] = {}
        self._arrived: dict[str, asyncio.Event] = {}

    @property
    def failures(self) -> int:
        return self.why.total()

    @property
    def missing(self) -> int:
        return max((len(each) for each in self._waiting.values()), default=0)

    async def begin(self) -> None:
        for start in range(0, len(self._agents), 20):
            await asyncio.gather(*(each.look() for each in self._agents[start : start + 20]))
        self._tasks = [asyncio.create_task(each.live()) for each in self._agents]

    async def end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def wait_for(self, what: str) -> None:
        """Until every machine has another ``what`` than now."""
        await self._arrived[what].wait()

    def expect(self, what: str) -> None:
        self._waiting[what] = {id(each) for each in self._agents}
        self._arrived[what] = asyncio.Event()

    def has(self, what: str, agent: Agent) -> None:
        waiting = self._waiting.get(what)
        if waiting:
            waiting.discard(id(agent))
            if not waiting:
                self._arrived[what].set()

    def fails(self, why: str) -> None:
        self.why[why] += 1
