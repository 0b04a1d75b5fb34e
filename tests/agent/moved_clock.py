"""The agent itself, whose clocks a test may move: `python -m tests.agent.moved_clock TABLE SKEW [largest file]`.

Everything else is the product's own: its threads, its disk, its sockets. Rounds that are a minute apart in the street
come each second here.
"""

import json
import logging
import resource
import signal
import sys
import time
from pathlib import Path

from kiosk.agent import courier, filler, pairing
from kiosk.agent.agent import Agent
from kiosk.agent.clock import Clock
from kiosk.agent.config import from_table


class MovedClock(Clock):
    def __init__(self, skew: Path) -> None:
        self._skew = skew

    def _by(self, name: str) -> float:
        try:
            return float(json.loads(self._skew.read_text())[name])
        except (OSError, ValueError):
            return 0.0

    def wall(self) -> float:
        return time.time() + self._by("wall")

    def steady(self) -> float:
        return time.monotonic() + self._by("steady")


def main(table: str, skew: str, largest_file: str = "") -> None:
    courier.NEWS_EACH, courier.BEAT_EACH, courier.AGAIN = 0.3, 0.6, 0.3
    pairing.EACH, filler.FIRST_PAUSE, filler.LONGEST_PAUSE = 0.2, 0.2, 0.5
    if largest_file:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a full disk answers EFBIG, it does not end the process
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest_file), int(largest_file)))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    agent = Agent(from_table(json.loads(table)), MovedClock(Path(skew)))
    signal.signal(signal.SIGTERM, lambda *_: agent.stop())
    agent.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
