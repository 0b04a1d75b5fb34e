"""`kernkijker import osm|addresses|kbo`: makes or completes a town from open data."""

import os
import sys
from pathlib import Path

import click

from geodata.importers.addresses import import_addresses
from geodata.importers.osm import import_osm
from geodata.importers.osm_town import Told
from twin.commands.database import open_for_command
from twin.config import Config
from twin.errors import Invalid
from twin.services.changing import Author
from twin.services.exchange.kbo import plan_numbers, postcodes_of, take_numbers
from twin.services.exchange.kbo_files import read_register
from twin.services.house import House
from twin.storage.cores import read_town

FILE = click.Path(path_type=Path)
Box = tuple[float, float, float, float]


@click.group("import")
def command() -> None:
    """Make or complete a town from open data."""


@command.command("osm")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="Slug of the town: the folder's name and its address.")
@click.option("--perimeter", type=FILE, help="Map layer with the core's outline.")
@click.option("--bbox", help="West,south,east,north in degrees, instead of a perimeter.")
@click.option("--country", default="", help="ISO code; found in the file where possible.")
@click.option("--timezone", default="", help="Such as Europe/Brussels; follows from the country where possible.")
@click.option("--languages", default="", help="Such as nl,fr,en,de; the first one is the town's own.")
@click.option("--force", is_flag=True, help="Write over a folder that is there already.")
def osm(
    file: Path,
    town: str,
    perimeter: Path | None,
    bbox: str | None,
    country: str,
    timezone: str,
    languages: str,
    force: bool,
) -> None:
    """Make a town's folder from any OpenStreetMap extract (.osm.pbf, .osm, Overpass JSON or GeoJSON)."""
    told = Told(country, timezone, tuple(part.strip() for part in languages.split(",") if part.strip()))
    towns = Config.from_environment(os.environ).towns
    box = parse_box(bbox) if bbox else None
    summary = import_osm(file, town, towns, perimeter, box, show_progress, told=told, force=force)
    click.echo(str(summary))


@command.command("addresses")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="Slug of a town that has a folder.")
def addresses(file: Path, town: str) -> None:
    """Join address points to the premises of a town; the columns' names stand in its town.toml."""
    folder = Config.from_environment(os.environ).towns / town
    click.echo(str(import_addresses(file, folder)))


@command.command("kbo")
@click.argument("file", type=FILE)
@click.option("--town", required=True, help="Slug of a town that was taken in.")
@click.option("--write", is_flag=True, help="Write the sure numbers and lay the doubtful ones on the desk.")
def kbo(file: Path, town: str, write: bool) -> None:
    """Give shops their numbers out of the open data of Belgium's business register (the zip, or its folder of CSV).

    Without --write it only says what it would do.
    """
    config = Config.from_environment(os.environ)
    house = House.open(open_for_command(config), config)
    with house.engine.connect() as connection:
        read_town(connection, town)  # refuses one that is not there
    if not (postcodes := postcodes_of(house, town)):
        raise Invalid(f"the premises of {town} have no postcodes, so that nothing can be looked for in the register")
    found = plan_numbers(house, town, read_register(file, postcodes, show_progress))
    click.echo(
        f"{town}: {len(found.sure)} sure, {len(found.doubtful)} doubtful, "
        f"{len(found.without)} shops without a number, {len(found.unknown)} establishments that no shop resembles"
    )
    if not write:
        click.echo("Nothing is written. Add --write to carry it out.")
        return
    taken = take_numbers(house, town, found, Author("import"))
    undone = f"; undo it at the desk's history as action {taken.batch}" if taken.batch else ""
    click.echo(f"Wrote the numbers of {taken.numbers} shops, asked about {taken.asked} on the desk{undone}.")


def parse_box(text: str) -> Box:
    """(west, south, east, north) in degrees. Raises Invalid with what is wrong."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise Invalid(f"--bbox is '{text}'; give four numbers west,south,east,north in degrees") from error
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Invalid(f"--bbox is '{text}'; west must lie before east and south before north, in degrees")
    return west, south, east, north


def show_progress(what: str, done: float | None) -> None:
    """One line that renews itself on a terminal; plain lines elsewhere, so that a log stays readable."""
    part = "" if done is None else f" {done:4.0%}"
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{what}{part}", err=True, nl=done == 1.0)
    elif done in (None, 1.0):
        click.echo(f"{what}{part}", err=True)
