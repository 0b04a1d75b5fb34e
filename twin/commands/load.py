"""`kernkijker load FOLDER`: a checked folder goes into the database, as a whole or not at all."""

import os
from pathlib import Path

import click

from geodata.dataset import BrokenDataset, read
from geodata.digest import digest
from geodata.light_map import render
from twin.commands.database import open_for_command
from twin.config import Config
from twin.errors import Invalid
from twin.services.load_town import load_town

SHOWN = 20


@click.command("load")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Take the town in FOLDER into the database."""
    config = Config.from_environment(os.environ)
    found = digest(folder)
    try:
        dataset = read(folder)
    except BrokenDataset as error:
        for fault in error.faults[:SHOWN]:
            click.echo(f"  {fault}", err=True)
        raise Invalid(
            f"{folder.name} has {len(error.faults)} fault(s); `kernkijker check {folder}` names them all"
        ) from error
    if dataset.town["slug"] != folder.name:
        raise Invalid(f"{folder}/town.toml says slug '{dataset.town['slug']}'; name the folder and the slug the same")
    load_town(open_for_command(config), dataset, found, render)
    click.echo(f"{folder.name}: loaded")
