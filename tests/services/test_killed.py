"""Killing the process at any point loses no acknowledged change, and leaves none half done."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from tests.services.writer import FIRST, TOWN
from twin.config import ROOT
from twin.storage import tables
from twin.storage.changes import Change, changes_of, rows_at
from twin.storage.database import writing
from twin.storage.things import THINGS

KILLS = int(os.environ.get("KERNKIJKER_KILLS", "20"))  # on each database
MOST_AWAITED = 4  # actions that are let through before the kill
LONGEST_MORE = 0.03  # seconds of life after these: somewhere in the middle of the next actions
THREE = 3  # changes of each action
State = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def town(engine: Engine) -> Engine:
    with writing(engine) as connection:
        connection.execute(insert(tables.town).values(slug=TOWN, digest="", settings={}, bounds=[0, 0, 1, 1]))
        connection.execute(insert(tables.premises).values(town=TOWN, **FIRST, door_lon=3.9, door_lat=50.9))
    return engine


@pytest.fixture
def writer() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.services.writer"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1, cwd=ROOT) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def killed_while_writing(writer: "subprocess.Popen[str]", url: str, awaited: int, more: float) -> list[int]:
    """Lets a process write to ``url`` until it said that ``awaited`` actions were kept, and for ``more`` seconds; kills
    it, and returns all the batches that it said were kept."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{url}\n")
    child = int(writer.stdout.readline().removeprefix("ready "))
    lines = [writer.stdout.readline() for _ in range(awaited)]
    time.sleep(more)
    os.kill(child, signal.SIGKILL)
    lines += iter(writer.stdout.readline, "dead\n")
    return [int(line.removeprefix("kept ")) for line in lines]


def state_now(engine: Engine) -> State:
    with engine.connect() as connection:
        return {
            (thing, str(row["id"])): THINGS[thing].to_json(row)
            for thing in ("premises", "wish")
            for row in rows_at(connection, TOWN, thing)
        }


def replayed(first: State, history: list[Change]) -> State:
    """What history makes of the first state, change by change."""
    state = dict(first)
    for each in history:
        key = each.thing, each.thing_id
        if each.after is None:
            del state[key]
        else:
            state[key] = {**state.get(key, {}), **each.after}
    return state


def history_of(engine: Engine) -> list[Change]:
    with engine.connect() as connection:
        return list(reversed(changes_of(connection, TOWN)))


def test_no_kept_change_is_lost_and_none_is_half_done(
    town: Engine, database_url: str, writer: "subprocess.Popen[str]"
) -> None:
    chance = random.Random(KILLS)
    first, kept = state_now(town), set()
    for _ in range(KILLS):
        awaited = chance.randint(0, MOST_AWAITED)
        new = killed_while_writing(writer, database_url, awaited, chance.random() * LONGEST_MORE)
        kept |= set(new)
        assert len(new) >= awaited
        history = history_of(town)
        per_batch = Counter(each.batch for each in history)
        assert kept <= per_batch.keys()
        assert set(per_batch.values()) <= {THREE, 2}  # an undone action takes back two things in two or three changes
        assert replayed(first, history) == state_now(town)
