"""A throw-away PostgreSQL for tests: real, on a socket of its own, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

from twin.storage.database import connect

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
TEMPLATE = "kernkijker"


@dataclass(frozen=True)
class Postgres:
    """``folder`` holds the socket. Databases are copied from one whose tables were made once."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{owner()}@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str = TEMPLATE) -> Iterator[str]:
        """The address of a fresh database with tables, a copy of ``template`` (to which nobody is connected); it is
        dropped afterwards, whoever is still connected."""
        name = f"test_{next(self.numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def make_template(self) -> None:
        self._do(f"CREATE DATABASE {TEMPLATE}")
        connect(self.url(TEMPLATE)).dispose()

    def _do(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user=owner(), dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def owner() -> str:
    """Who runs the server: never root, PostgreSQL refuses that."""
    return "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


def programs() -> Path | None:
    """The folder of the newest server on this machine."""
    places = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found := shutil.which("initdb"):
        places.append(Path(found).parent)
    return max(places, key=lambda place: (place.parent.name.zfill(4), str(place)), default=None)


def required_or_skip(reason: str) -> None:
    if os.environ.get("KERNKIJKER_REQUIRE_POSTGRES"):
        pytest.fail(f"PostgreSQL is required here: {reason}")
    pytest.skip(reason)


@contextmanager
def running() -> Iterator[Postgres]:
    """A server, or the test is skipped in words where this machine has none."""
    place = programs()
    if place is None:
        required_or_skip("there is no PostgreSQL server here; on Debian: sudo apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="kernkijker-pg-"))  # a short name: a socket's path may have 107 characters
    if os.getuid() == 0:
        shutil.chown(folder, owner())
    try:
        _as_owner(str(place / "initdb"), "-D", f"{folder}/data", "-U", owner(), "-A", "trust", "-E", "UTF8", "-N")
        options = " ".join(f"-c {setting}" for setting in (*QUICK, f"unix_socket_directories={folder}"))
        control = (str(place / "pg_ctl"), "-D", f"{folder}/data", "-s", "-w")
        _as_owner(*control, "-l", f"{folder}/log", "-o", options, "start")
        try:
            server = Postgres(folder)
            server.make_template()
            yield server
        finally:
            _as_owner(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(*command: str) -> None:
    prefix = ("runuser", "-u", owner(), "--") if os.getuid() == 0 else ()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    # our own command, no shell
    done = subprocess.run((*prefix, *command), capture_output=True, text=True, env=environment, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr or done.stdout}")
