"""`kernkijker run`: take in what changed, publish, serve, and say where to look."""

import errno
import os
import socket
from pathlib import Path

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from geodata.digest import digest
from twin.config import Config
from twin.errors import Invalid, Unavailable
from twin.services.demonstration import demonstrate
from twin.services.house import House
from twin.services.live import load_in_another_process, town_folders
from twin.services.officers import demonstration_link, demonstrations
from twin.storage.cores import screens_of_towns
from twin.storage.database import opened
from twin.storage.towns import digests, retire


@click.command("run")
def command() -> None:
    """Take in what changed, publish and serve (HOST and PORT from the environment)."""
    config = Config.from_environment(os.environ)
    refuse_taken_port(config.host, config.port)
    screens = take_in_towns(config)
    for line in addresses(config, screens, desk_links(config)):
        click.echo(line)
    serve(config)


def take_in_towns(config: Config) -> dict[str, list[str]]:
    """Loads new and changed folders, serves no longer those that are gone, and shows in a new demonstration what people
    can write; returns town -> its screens."""
    folders = town_folders(config.towns)
    if not folders:
        raise Invalid(f"{config.towns} holds no town; a town is a folder with a town.toml")
    with opened(config.database_url) as engine:
        known = digests(engine)
        for slug in known.keys() - {folder.name for folder in folders}:
            retire(engine, slug)
        for folder in folders:
            if known.get(folder.name) != digest(folder):
                click.echo(f"Reading {folder.name} ...")
                take_in(folder)
        demonstrate(House.open(engine, config))
        return screens_of_towns(engine)


def take_in(folder: Path) -> None:
    if words := load_in_another_process(folder):
        raise Invalid(f"{folder.name} cannot be served.\n{words}")


def refuse_taken_port(host: str, port: int) -> None:
    """Raises Unavailable when somebody else listens there, in words, before any work is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Unavailable(f"Port {port} is taken; choose another one: make run PORT={port + 1}") from error
            raise Unavailable(f"Cannot listen on {host}:{port}: {error.strerror or error}") from error


def desk_links(config: Config) -> dict[str, str]:
    """Town -> a link to its desk, used once: for towns whose shops are invented, so that anybody can look around."""
    with opened(config.database_url) as engine:
        house = House.open(engine, config)
        return {town: demonstration_link(house, town) for town in demonstrations(house)}


def addresses(config: Config, screens: dict[str, list[str]], desks: dict[str, str]) -> list[str]:
    lines = ["Kernkijker is served at"]
    for town, found in screens.items():
        lines.append(f"  map     {config.public_url}/{town}/")
        lines += [f"  screen  {config.public_url}/{town}/scherm/{screen}" for screen in found]
        if town in desks:
            lines.append(f"  desk    {desks[town]}  (for one person, once, within a day)")
    return [*lines, "Stop with Ctrl+C."]


def serve(config: Config) -> None:
    Granian(
        "twin.app:serve",
        factory=True,
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()
