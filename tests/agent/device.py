"""A screen's agent as a process of its own, with a clock that a test can move, and what a browser would see of it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from twin.config import ROOT

LONGEST = 60.0  # seconds that a state may take on a busy machine


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass
class Device:
    """``data``: the folder on its disk. ``table``: the configuration, as TOML would give it."""

    data: Path
    table: dict[str, Any]
    port: int
    process: "subprocess.Popen[str] | None" = None
    skew: Path = field(init=False)

    def __post_init__(self) -> None:
        self.skew = self.data.parent / "skew"
        self.table = {"data": str(self.data), "port": self.port, "needs_sync": False, **self.table}

    def start(self, *limits: str) -> None:
        """Power on: until it answers its browser."""
        self.switch_on(*limits)
        self.until(lambda: self.ask("/agent/stand")[0] == 200)

    def switch_on(self, *limits: str) -> None:
        command = [sys.executable, "-m", "tests.agent.moved_clock", json.dumps(self.table), str(self.skew), *limits]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=self._log(), text=True)

    def power_cut(self) -> None:
        assert self.process
        self.process.kill()
        self._reap()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self._reap()

    def move_clock(self, seconds: float) -> None:
        """All clocks of the machine, as if so much time had passed."""
        self.skew.write_text(json.dumps({"wall": seconds, "steady": seconds}))

    def let_time_pass(self, seconds: float) -> None:
        """For what counts seconds only; its calendar stays."""
        skew = json.loads(self.skew.read_text())
        self.skew.write_text(json.dumps({**skew, "steady": skew["steady"] + seconds}))

    def set_clock_wrong(self, seconds: float) -> None:
        """Its calendar alone."""
        self.skew.write_text(json.dumps({"wall": seconds, "steady": 0}))

    def ask(self, path: str, told: Any = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """(status, body, headers); (0, b"", {}) where nobody answers."""
        data = None if told is None else json.dumps(told).encode()
        request = Request(f"http://127.0.0.1:{self.port}{path}", data, headers)
        try:
            with build_opener(_Stay, ProxyHandler({})).open(request, timeout=20) as answer:
                return answer.status, answer.read(), dict(answer.headers)
        except HTTPError as error:
            return error.code, error.read(), dict(error.headers)
        except (URLError, OSError):
            return 0, b"", {}

    def stand(self) -> dict[str, Any]:
        status, body, _ = self.ask("/agent/stand")
        return json.loads(body) if status == 200 else {}

    def page(self) -> bytes:
        """What a browser that just started shows."""
        status, body, headers = self.ask("/")
        return self.ask(headers["Location"])[1] if status == 302 else body

    def until(self, holds: Callable[[], object]) -> None:
        """Waits for a state."""
        end = time.monotonic() + LONGEST
        while not holds():
            assert time.monotonic() < end, f"never came; the agent said: {self.said()}"
            assert self.process, "it was never started"
            assert self.process.poll() is None, f"the agent ended: {self.said()}"
            time.sleep(0.05)

    def said(self) -> str:
        return self.data.parent.joinpath("agent.log").read_text()[-2000:]

    def _log(self) -> int:
        return os.open(self.data.parent / "agent.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def _reap(self) -> None:
        assert self.process
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None


@contextmanager
def device(folder: Path, port: int, **table: Any) -> Iterator[Device]:
    made = Device(folder / "data", table, port)
    try:
        yield made
    finally:
        made.stop()
