"""`kernkijker redraw TOWN`: draw the light map again, from what people keep."""

import os

import click

from geodata.light_map import render
from twin.commands.database import open_for_command
from twin.config import Config
from twin.services.house import now_in_utc
from twin.services.light_maps import draw_light_maps


@click.command("redraw")
@click.argument("town")
def command(town: str) -> None:
    """Draw the light map of TOWN again."""
    config = Config.from_environment(os.environ)
    draw_light_maps(open_for_command(config), town, now_in_utc(), render)
    click.echo(f"{town}: drawn")
