"""`kernkijker officer`: who has the desk of a town. The first one can only be let in from here."""

import os

import click

from twin.commands.database import open_for_command
from twin.config import Config
from twin.errors import Invalid
from twin.services import officers
from twin.services.house import House
from twin.storage.towns import digests


@click.group("officer")
def command() -> None:
    """Let officers in to the desk of a town, list them, let them go."""


@command.command("add")
@click.argument("mail")
@click.option("--town", help="The town's slug; needed where the database holds several towns.")
@click.option("--name", default="", help="Her name, for the history.")
def add(mail: str, town: str | None, name: str) -> None:
    """Let MAIL in to the desk of a town. She then asks a link at the entrance, without a password."""
    house = _house()
    slug = _town(house, town)
    is_new = officers.add_officer(house, slug, mail, name)
    said = "has the desk of" if is_new else "has the desk already of"
    click.echo(f"{mail} {said} {slug}; she comes in at {house.config.public_url}/{slug}/binnen/")


@command.command("list")
@click.option("--town", default="", help="Only of this town.")
def list_officers(town: str) -> None:
    """List officers: town, mail address, name, since when, by which way."""
    for each in officers.officers_of(_house(), town):
        click.echo(f"{each.town}\t{each.email}\t{each.name}\t{each.since:%Y-%m-%d}\t{each.way}")


@command.command("remove")
@click.argument("mail")
@click.option("--town", help="The town's slug; needed where the database holds several towns.")
def remove(mail: str, town: str | None) -> None:
    """End the access of MAIL to the desk of a town."""
    house = _house()
    slug = _town(house, town)
    officers.remove_officer(house, slug, mail)
    click.echo(f"{mail} has the desk of {slug} no more")


def _house() -> House:
    config = Config.from_environment(os.environ)
    return House.open(open_for_command(config), config)


def _town(house: House, asked: str | None) -> str:
    known = sorted(digests(house.engine))
    if asked:
        return asked
    if len(known) != 1:
        names = ", ".join(known) or "none yet; `make run` takes the towns in"
        raise Invalid(f"say which town: --town SLUG (there is {names})")
    return known[0]
