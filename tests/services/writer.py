"""A process that changes a town as fast as it can, and says so only once a change is kept; for tests that kill it.

`python -m tests.services.writer`: each line on its input is a database's address; for each a child is forked, which
announces itself ("ready PID") and every action that was acknowledged ("kept BATCH"); when it has died: "dead".
"""

import os
import random
import sys
from pathlib import Path

from twin.config import Config
from twin.services.changing import Author, changing, undo
from twin.services.house import House
from twin.storage.database import connect

TOWN = "dorp"
LIES, ODA = Author("shopkeeper"), Author("officer")
FIRST = {"id": "p-1", "street": "Markt", "housenumber": "0", "postcode": "9550", "status": "vacant"}
FOREVER = 10**9  # actions; somebody kills the process long before


def tell(words: str) -> None:
    """In one piece: a line that was begun is never cut off by the kill."""
    os.write(1, f"{words}\n".encode())


def act(house: House, number: int, chance: random.Random) -> int:
    """One action of three changes; returns its batch."""
    with changing(house, TOWN, chance.choice([LIES, ODA])) as batch:
        batch.update("premises", "p-1", {"housenumber": str(number)})
        key = batch.create("wish", {"text": f"wens {number}", "at": house.clock()})
        batch.update("wish", key, {"tag": "verkeer"})
    assert batch.id is not None
    return batch.id


def write(url: str) -> None:
    chance = random.Random(os.getpid())
    house = House.open(connect(url), Config.from_environment({"KERNKIJKER_VAR": str(Path("var"))}))
    tell(f"ready {os.getpid()}")
    for number in range(FOREVER):
        batch = act(house, os.getpid() * 1_000_000 + number, chance)
        tell(f"kept {batch}")
        if chance.random() < 0.2:
            taken_back = undo(house, TOWN, batch, ODA)
            tell(f"kept {taken_back}")


def main() -> None:
    for line in sys.stdin:
        child = os.fork()  # an interpreter that stands ready saves a second for every kill
        if child == 0:
            write(line.strip())
        os.waitpid(child, 0)
        tell("dead")


if __name__ == "__main__":
    main()
