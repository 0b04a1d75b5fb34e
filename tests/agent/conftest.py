"""A town's server that can be broken, and a screen in front of it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.agent.device import Device, device
from tests.agent.town_server import TownServer, town_server


@pytest.fixture
def town() -> Iterator[TownServer]:
    with town_server() as running:
        yield running


@pytest.fixture
def screen(town: TownServer, tmp_path: Path) -> Iterator[Device]:
    """Not yet switched on."""
    with device(tmp_path, free_port(), server=town.url) as made:
        yield made


@pytest.fixture
def paired(town: TownServer, screen: Device) -> Device:
    """A screen in the street that shows the town's page."""
    screen.start()
    pair(town, screen)
    return screen


def pair(town: TownServer, screen: Device) -> None:
    """An officer types in the code; the town's page stands when this returns."""
    screen.until(lambda: town.waiting)
    town.pair()
    screen.until(lambda: screen.stand().get("bundle") == town.version)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
