"""Laws of history, for any sequence of actions: the past is what was recorded then, and undoing an undo restores."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert

from twin.config import Config
from twin.errors import Invalid, KernkijkerError, NotFound
from twin.services.changing import Author, Batch, changing, undo
from twin.services.house import House
from twin.storage import tables
from twin.storage.changes import rows_at
from twin.storage.database import writing

LIES = Author("shopkeeper")
START = datetime(2026, 11, 21, 9, tzinfo=UTC)
TOWNS = count()
PREMISES = {"housenumber": "1", "postcode": "9550", "status": "vacant", "door_lon": 3.9, "door_lat": 50.9}

STREET = st.sampled_from(["Markt", "Groenlaan", "Kerkstraat"])
KEY = st.sampled_from(["p-1", "p-2"])
CHANGE = st.one_of(
    st.tuples(st.just("make"), KEY, STREET),
    st.tuples(st.just("rename"), KEY, STREET),
    st.tuples(st.just("remove"), KEY, st.just("")),
    st.tuples(st.just("wish"), st.just(""), STREET),
    st.tuples(st.just("grant"), st.just(""), st.just("")),
)
ACTION = st.one_of(st.lists(CHANGE, min_size=1, max_size=3), st.integers(0, 20))
LAWS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Story:
    """A town of its own in the shared database, and what stood in it after every action."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.town, self.now = f"dorp-{next(TOWNS)}", START
        self.house = House.open(engine, Config.from_environment({"KERNKIJKER_VAR": str(folder)}), lambda: self.now)
        self.recorded = {START: {"premises": [], "wish": []}}
        self.batches: list[int] = []
        with writing(engine) as connection:
            values = {"slug": self.town, "digest": "", "settings": {}, "bounds": [0, 0, 1, 1]}
            connection.execute(insert(tables.town).values(**values))

    def rows(self, at: datetime | None = None) -> dict[str, list[dict[str, Any]]]:
        with self.house.engine.connect() as connection:
            return {thing: list(rows_at(connection, self.town, thing, at)) for thing in ("premises", "wish")}

    def act(self, action: Any) -> None:
        """What is refused changes nothing, and is part of the story all the same."""
        self.now += timedelta(seconds=1)
        with suppress(KernkijkerError):
            if isinstance(action, int):
                made = self.take_back(action)
            else:
                with changing(self.house, self.town, LIES) as batch:
                    for each in action:
                        self.change(batch, *each)
                made = batch.id
            self.batches += [made] if made is not None else []
        self.recorded[self.now] = self.rows()

    def take_back(self, number: int) -> int | None:
        if not self.batches:
            raise NotFound("nothing happened yet")
        return undo(self.house, self.town, self.batches[number % len(self.batches)], LIES)

    def change(self, batch: Batch, what: str, key: str, street: str) -> None:
        wishes = list(rows_at(batch.connection, self.town, "wish"))
        known = {row["id"] for row in rows_at(batch.connection, self.town, "premises")}
        if what == "wish":
            batch.create("wish", {"text": street, "at": self.now})
        elif what == "grant" and wishes:
            batch.remove("wish", str(wishes[-1]["id"]))
        elif what == "make" and key not in known:
            batch.create("premises", {"id": key, "street": street, **PREMISES})
        elif what == "rename":
            batch.update("premises", key, {"street": street})
        elif what == "remove":
            batch.remove("premises", key)
        else:
            raise Invalid("nothing to do")


@LAWS
@given(actions=st.lists(ACTION, max_size=12))
def test_the_past_is_what_was_recorded_then(engine: Engine, tmp_path: Path, actions: list[Any]) -> None:
    story = Story(engine, tmp_path)
    for action in actions:
        story.act(action)
    for at, rows in story.recorded.items():
        assert story.rows(at) == rows, at


@LAWS
@given(actions=st.lists(ACTION, max_size=6), last=st.lists(CHANGE, min_size=1, max_size=3))
def test_undoing_restores_and_undoing_that_restores_again(
    engine: Engine, tmp_path: Path, actions: list[Any], last: Any
) -> None:
    story = Story(engine, tmp_path)
    for action in actions:
        story.act(action)
    before, count_before = story.rows(), len(story.batches)
    story.act(last)
    after = story.rows()
    if len(story.batches) == count_before:
        assert after == before
        return
    for expected in (before, after, before):
        story.act(len(story.batches) - 1)
        assert story.rows() == expected


@pytest.mark.parametrize("times", [1, 4])
def test_a_number_is_never_given_twice(engine: Engine, tmp_path: Path, times: int) -> None:
    story = Story(engine, tmp_path)
    for _ in range(times):
        story.act([("wish", "", "Markt")])
        story.act([("grant", "", "")])
    story.act([("wish", "", "Markt")])
    numbers = [rows["wish"][0]["id"] for rows in story.recorded.values() if rows["wish"]]
    assert len(set(numbers)) == times + 1
