"""One real server process over towns full of screens, each with a machine that was really paired."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geodata.dataset import read
from geodata.digest import digest
from tests.cap import cap, info
from tests.geodata.tiny_town import two_streets
from twin.config import ROOT, Config
from twin.services import alert_taking, pairing
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.load_town import load_town
from twin.services.people import known_or_new
from twin.services.tokens import hash_of, new_token
from twin.storage.database import connect, writing

SCREENS_OF_A_TOWN = 50


@dataclass(frozen=True)
class Place:
    """Where a machine belongs, and its token."""

    town: str
    screen: str
    token: str


@dataclass
class LoadedServer:
    port: int
    pid: int
    house: House
    machines: Sequence[Place]

    @property
    def towns(self) -> list[str]:
        return sorted({each.town for each in self.machines})

    def publish(self) -> None:
        """A shopkeeper changes her hours in every town, in a process that is not the server's."""
        for town in self.towns:
            with changing(self.house, town, Author("officer")) as batch:
                batch.update("shop", "bakkerij-lies", {"opening_hours": "Mo-Fr 07:00-19:00"})

    def alarm(self) -> None:
        """The same emergency in every town."""
        until = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 7200))
        sent = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
        for town in self.towns:
            (message,) = alert_taking.read_cap(self.house, town, cap(infos=[info(expires=until)], sent=sent))
            alert_taking.take(self.house, town, message, "key")


@contextmanager
def served(folder: Path, machines: int, say: Callable[[str], None]) -> Iterator[LoadedServer]:
    port = free_port()
    environment = {
        "KERNKIJKER_VAR": str(folder / "var"),
        "KERNKIJKER_TOWNS": str(folder / "towns"),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    config = Config.from_environment(environment)
    say(f"{-(-machines // SCREENS_OF_A_TOWN)} towns with {SCREENS_OF_A_TOWN} screens each are drawn and read ...")
    screens = write_towns(folder / "towns", machines)
    house = House.open(connect(config.database_url), config)
    for town in sorted((folder / "towns").iterdir()):
        load_town(house.engine, read(town), digest(town), lambda *_: "")
    say("machines are paired ...")
    places = pair(house, screens)
    with running(environment) as program:
        wait_until_it_answers(port, places[-1])
        yield LoadedServer(port, program.pid, house, places)
    house.engine.dispose()


def write_towns(folder: Path, machines: int) -> list[tuple[str, str]]:
    """Town and screen of each machine."""
    found = []
    for number in range(-(-machines // SCREENS_OF_A_TOWN)):
        slug = f"dorp-{number}"
        town = two_streets(folder / slug)
        town.toml = town.toml.replace('slug = "dorp"', f'slug = "{slug}"')
        town.layers["screens"].clear()
        for screen in range(min(SCREENS_OF_A_TOWN, machines - len(found))):
            town.screen(f"scherm-{screen}", 2, -90 + screen * 1.5, name=f"Scherm {screen}")
            found.append((slug, f"scherm-{screen}"))
        town.write()
    return found


def pair(house: House, screens: Sequence[tuple[str, str]]) -> list[Place]:
    """Each from a network of its own: they stand in other streets."""
    with writing(house.engine) as connection:
        officer = Author("officer", known_or_new(house, connection, "tom@dorp.example", "nl", "Tom"))
    found = []
    for number, (town, screen) in enumerate(screens):
        token = new_token()
        asked = pairing.ask(house, hash_of(token), f"street {number}")
        pairing.pair(house, town, screen, asked.code, officer, "town hall")
        found.append(Place(town, screen, token))
    return found


@contextmanager
def running(environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "twin", "run"]
    program = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield program
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=20)


def wait_until_it_answers(port: int, place: Place, seconds: float = 300) -> None:
    address, end = f"http://127.0.0.1:{port}/{place.town}/scherm/{place.screen}/stand.json", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
