"""Starts the programs that are measured, on loopback, and ends exactly those."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from twin.config import ROOT

WORK = ROOT / "var" / "bench"
HERE = Path(__file__).parent
PEERS = ("pygeoapi==0.21.0", "datasette==0.65.2")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: list[str], ready: str, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """``command`` from the moment that the address ``ready`` answers until the block ends."""
    log = (WORK / f"{Path(command[0]).name}.log").open("ab")
    program = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=log, stderr=log, start_new_session=True
    )
    try:
        wait_for(ready, program)
        yield program
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=20)
        log.close()


def wait_for(url: str, program: subprocess.Popen[bytes], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and program.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} did not answer; see {WORK}")


@contextmanager
def kernkijker() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Our own server as `make run` starts it: its address and its first process."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {"PORT": str(port), "HOST": "127.0.0.1", "KERNKIJKER_VAR": str(WORK / "var")}
    with running([sys.executable, "-m", "twin", "run"], f"{url}/healthz", environment) as program:
        yield url, program


def wrk(url: str, accept: str = "gzip", seconds: int = 5) -> float:
    """Requests a second that wrk gets from ``url``: 16 connections, one thread (the other core serves)."""
    tool = need("wrk")
    for length in (2, seconds):  # the first run warms up
        command = [tool, "-t1", "-c16", f"-d{length}s", "-H", f"Accept-Encoding: {accept}", url]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout:
        raise RuntimeError(f"{url} answered errors:\n{done.stdout}")
    return float(done.stdout.split("Requests/sec:")[1].split()[0])


def need(tool: str) -> str:
    path = shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/sbin")
    if not path:
        raise RuntimeError(f"{tool} is needed to measure; on Debian: apt install {tool}")
    return path


def peers() -> Path:
    """A virtual environment of its own with the servers we compare with."""
    room = WORK / "peers"
    if not (room / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", str(room)], check=True)
        subprocess.run([str(room / "bin" / "pip"), "install", "-q", "gunicorn", *PEERS], check=True)
        (room / "installed").touch()
    return room


def node_tools() -> Path:
    """node_modules of the benchmark's own package.json."""
    if not (HERE / "node_modules" / "opening_hours").exists():
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], cwd=HERE, check=True
        )
    return HERE / "node_modules"
