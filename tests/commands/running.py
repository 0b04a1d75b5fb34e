"""The real `kernkijker`, as a process of its own on a free port."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twin.commands.smoke import free_port

PATIENCE = 120.0  # seconds; a first start reads a dataset, and the machine may be busy


def kernkijker(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command to its end."""
    command = [sys.executable, "-m", "twin", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@dataclass(frozen=True)
class Running:
    """``log`` is the file that holds all that the service says."""

    url: str
    log: Path
    process: "subprocess.Popen[bytes]"

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def health(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/healthz")[1])
        return found

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Asks until it holds; the service looks by itself, so there is nothing to call."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text()
            try:
                if holds():
                    return
            except OSError:
                pass  # not up yet
            time.sleep(0.1)
        raise AssertionError(f"it never came to hold; health: {self.health()}")


@contextmanager
def running(var: Path, towns: Path) -> Iterator[Running]:
    """A service of ``towns`` that looks for changes every second."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "KERNKIJKER_VAR": str(var),
        "KERNKIJKER_TOWNS": str(towns),
        "KERNKIJKER_REFRESH_SECONDS": "1",
    }
    log = var.with_suffix(".log")
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "twin", "run"], env=environment, stdout=file, stderr=subprocess.STDOUT
        )
    try:
        service = Running(f"http://127.0.0.1:{port}", log, process)
        service.wait_until(lambda: bool(service.health()))
        yield service
    finally:
        process.terminate()
        process.wait(timeout=30)
