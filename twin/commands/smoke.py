"""`kernkijker smoke`: does it start, and do its pages answer?"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import click

from twin.errors import Unavailable

PATIENCE = 60.0  # seconds; a first start reads the dataset


@click.command("smoke")
def command() -> None:
    """Start on a free port, ask /healthz and the first town's page, stop."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1"}
    server = subprocess.Popen([sys.executable, "-m", "twin", "run"], env=environment)
    try:
        health = ask(f"http://127.0.0.1:{port}/healthz", server)
        page = ask(f"http://127.0.0.1:{port}/herzele/", server)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)
    if '"status":"ok"' not in health.replace(" ", ""):
        raise Unavailable(f"/healthz answered {health}")
    click.echo(f"healthz ok, the town page has {page.count('data-shop=')} shops; stopped")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(url: str, server: "subprocess.Popen[bytes]") -> str:
    """The text at ``url``, waiting for the server to come up. Raises Unavailable when it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise Unavailable(f"The server stopped with code {server.returncode} before it answered")
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - an http address on loopback
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError as error:
            raise Unavailable(f"{url} answered {error.code}") from error
        except OSError:
            time.sleep(0.1)
    raise Unavailable(f"{url} did not answer within {PATIENCE:.0f} s")
