"""`kernkijker jobs`: mails, reminders and the rest of what happens by itself, outside the server."""

import os
import signal
import threading

import click

from twin.commands.database import open_for_command
from twin.config import Config
from twin.errors import Unavailable
from twin.services.house import House
from twin.services.jobs import URGENT, keep_running, keep_urgent_running_beside, run_due, troubles


@click.command("jobs")
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
def command(once: bool) -> None:
    """Do what comes due: send mails, ask shopkeepers, clean up. Ends at Ctrl+C.

    The server does the same by itself, unless KERNKIJKER_JOBS=0. Both together do each job once.
    """
    config = Config.from_environment(os.environ)
    house = House.open(open_for_command(config), config)
    if not once:
        stop = until_told_to_stop()
        click.echo("Jobs run here now. Stop with Ctrl+C.")
        keep_urgent_running_beside(house, stop)
        keep_running(house, stop)
        return
    for name in [*run_due(house), *run_due(house, URGENT)]:
        click.echo(name)
    if failed := troubles(house):
        raise Unavailable("; ".join(f"{name} failed: {failure}" for name, failure in failed.items()))


def until_told_to_stop() -> threading.Event:
    """Set by Ctrl+C and by whoever stops services; the job at hand is finished first."""
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    return stop
