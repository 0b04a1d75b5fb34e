"""Real server processes over towns full of screens, each with a machine that was really paired."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from geodata.dataset import read
from geodata.digest import digest
from geodata.light_map import render
from tests.cap import cap, info
from tests.geodata.tiny_town import two_streets
from tests.load.options import Options
from tests.postgres import running as postgres
from twin.config import ROOT, Config
from twin.services import alert_taking, pairing
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.load_town import load_town
from twin.services.people import known_or_new
from twin.services.tokens import hash_of, new_token
from twin.storage.database import connect, writing

SCREENS_OF_A_TOWN = 50
A_STEP = 0.000005  # degrees east, some 35 cm


@dataclass(frozen=True)
class Place:
    """Where a machine belongs, and its token."""

    town: str
    screen: str
    token: str


@dataclass
class LoadedServer:
    """``shop`` is in each town. Addresses and processes stand in the same order."""

    ports: Sequence[int]
    pids: Sequence[int]
    shop: str
    house: House
    machines: Sequence[Place]

    @property
    def towns(self) -> list[str]:
        return sorted({each.town for each in self.machines})

    def publish(self) -> None:
        """A shopkeeper changes her hours in every town, in a process that is not the server's."""
        for town in self.towns:
            with changing(self.house, town, Author("officer")) as batch:
                batch.update("shop", self.shop, {"opening_hours": "Mo-Fr 07:00-19:00"})

    def alarm(self) -> None:
        """The same emergency in every town."""
        until = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 7200))
        sent = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
        for town in self.towns:
            (message,) = alert_taking.read_cap(self.house, town, cap(infos=[info(expires=until)], sent=sent))
            alert_taking.take(self.house, town, message, "key")


@contextmanager
def served(folder: Path, options: Options, say: Callable[[str], None]) -> Iterator[LoadedServer]:
    environment = {
        "KERNKIJKER_VAR": str(folder / "var"),
        "KERNKIJKER_TOWNS": str(folder / "towns"),
        "HOST": "127.0.0.1",
    }
    towns = -(-options.agents // SCREENS_OF_A_TOWN)
    say(f"{towns} towns with {SCREENS_OF_A_TOWN} screens each are drawn and read ...")
    screens = write_towns(folder / "towns", options)
    with ExitStack() as stack:
        if options.postgres:
            environment["DATABASE_URL"] = stack.enter_context(stack.enter_context(postgres()).database())
        config = Config.from_environment(environment)
        house = House.open(connect(config.database_url), config)
        stack.callback(house.engine.dispose)
        for town in sorted((folder / "towns").iterdir()):
            load_town(house.engine, read(town), digest(town), render if options.town else lambda *_: "")
        shop = read(folder / "towns" / screens[0][0]).layers["shops"]["features"][0]["properties"]["id"]
        say("machines are paired ...")
        places = pair(house, screens)
        ports, programs = [free_port() for _ in range(options.processes)], []
        for port in ports:
            programs.append(stack.enter_context(running({**environment, "PORT": str(port)})))
            wait_until_it_answers(port, places[-1])
        yield LoadedServer(ports, [each.pid for each in programs], shop, house, places)


def write_towns(folder: Path, options: Options) -> list[tuple[str, str]]:
    """Town and screen of each machine."""
    found = []
    for number in range(-(-options.agents // SCREENS_OF_A_TOWN)):
        slug = f"dorp-{number}"
        names = [f"scherm-{n}" for n in range(min(SCREENS_OF_A_TOWN, options.agents - len(found)))]
        if options.town:
            copy_town(options.town, folder / slug, names)
        else:
            draw_town(folder / slug, names)
        found += [(slug, name) for name in names]
    return found


def draw_town(folder: Path, screens: Sequence[str]) -> None:
    town = two_streets(folder)
    town.toml = town.toml.replace('slug = "dorp"', f'slug = "{folder.name}"')
    town.layers["screens"].clear()
    for n, screen in enumerate(screens):
        town.screen(screen, 2, -90 + n * 1.5, name=screen)
    town.write()


def copy_town(source: Path, folder: Path, screens: Sequence[str]) -> None:
    """The same town under another name; its screens all stand near its first one, a step apart."""
    shutil.copytree(source, folder)
    toml = (folder / "town.toml").read_text()
    (folder / "town.toml").write_text(re.sub(r"^slug = .*$", f'slug = "{folder.name}"', toml, count=1, flags=re.M))
    layer = json.loads((folder / "screens.geojson").read_text())
    first, (x, y) = layer["features"][0], layer["features"][0]["geometry"]["coordinates"]
    layer["features"] = [
        {
            **first,
            "properties": {**first["properties"], "id": screen, "name": screen},
            "geometry": {"type": "Point", "coordinates": [x + n * A_STEP, y]},
        }
        for n, screen in enumerate(screens)
    ]
    (folder / "screens.geojson").write_text(json.dumps(layer))


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
