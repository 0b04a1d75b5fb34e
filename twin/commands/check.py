"""`kernkijker check FOLDER`: every fault at once, each with what and how to mend it."""

import sys
from pathlib import Path

import click

from geodata.dataset import check


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Name every fault of the town in FOLDER. Exit 1 if there is one."""
    faults = check(folder)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{folder}: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}", err=True)
        sys.exit(1)
    click.echo(f"{folder}: no faults")
