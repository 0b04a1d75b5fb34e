"""The `kernkijker` command. Each command lives in a module of its own that is imported only when it runs:
the service must start without GeoPandas, the importers cannot do without it.
"""

import importlib
import sys

import click

from twin.errors import KernkijkerError

COMMANDS = {
    "run": ("twin.commands.run", "Take in what changed, publish and serve."),
    "check": ("twin.commands.check", "Name every fault of a town's folder."),
    "load": ("twin.commands.load", "Take a town's folder into the database."),
    "import": ("twin.commands.importing", "Make or complete a town's folder from open data."),
    "officer": ("twin.commands.officer", "Let officers in to a town's desk, list them, let them go."),
    "jobs": ("twin.commands.jobs", "Send mails, ask shopkeepers and clean up, outside the server."),
    "redraw": ("twin.commands.redraw", "Draw a town's light map again, from what people keep."),
    "smoke": ("twin.commands.smoke", "Start on a free port, ask two pages, stop."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and imports only the one asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_module, words) in COMMANDS.items()])


@click.group(cls=LazyGroup)
@click.version_option(package_name="kernkijker")
def kernkijker() -> None:
    """Kernkijker: a 3D digital twin of a small town's shopping core that knows what is open."""


def main() -> None:
    """Runs the command; a foreseen failure is one sentence and exit code 1, never a traceback."""
    try:
        kernkijker(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except KernkijkerError as error:
        click.echo(f"kernkijker: {error}", err=True)
        sys.exit(1)
