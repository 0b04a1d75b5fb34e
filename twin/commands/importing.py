"""`kernkijker import osm|addresses`: makes or completes a town's folder from open data."""


import click


@click.group("import")
def command() -> None:
    """Make or complete a town's folder from open data."""
