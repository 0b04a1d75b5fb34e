"""`kernkijker check FOLDER`: every fault at once, each with what and how to mend it."""

import sys
from pathlib import Path

import click

from geodata.dataset import check


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Name every fault and warning of the town in FOLDER. Exit 1 if there is a fault."""
    faults = check(folder)
    for fault in faults:
        click.echo(str(fault))
    errors = sum(fault.is_error for fault in faults)
    if errors:
        click.echo(f"{folder}: {errors} {'fault' if errors == 1 else 'faults'}", err=True)
        sys.exit(1)
    click.echo(f"{folder}: no faults")
