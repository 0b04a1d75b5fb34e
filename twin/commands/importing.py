"""`kernkijker import osm|addresses`: makes or completes a town's folder from open data."""

import os
import sys
import tomllib
from pathlib import Path

import click

from geodata.importers.addresses import import_addresses
from geodata.importers.osm import import_osm
from twin.config import Config
from twin.errors import Invalid


@click.group("import")
def command() -> None:
    """Make or complete a town's folder from open data."""
