"""The command: reads the configuration, runs the agent until it is told to stop."""

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.agent import VERSION
from kiosk.agent.agent import Agent
from kiosk.agent.config import load
from kiosk.agent.errors import BadConfig

WRONG = 2  # what a command that was called wrongly ends with


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="kernkijker-agent", description="Keeps and shows a town's screen.")
    parser.add_argument("--config", type=Path, help="TOML file")
    parser.add_argument("--server", help="address of the server, https")
    parser.add_argument("--data", help="folder that outlives a power cut")
    parser.add_argument("--port", type=int, help="where the browser finds the agent (8031)")
    parser.add_argument("--version", action="version", version=VERSION)
    asked = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stderr)
    try:
        config = load(asked.config, {"server": asked.server, "data": asked.data, "port": asked.port})
    except BadConfig as error:
        print(error, file=sys.stderr)  # noqa: T201 - for the technician at the machine
        return WRONG
    agent = Agent(config)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    agent.run()
    return 0
