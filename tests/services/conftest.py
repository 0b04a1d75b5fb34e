"""What most tests of services begin with: Dorp, on a database of either kind, and the clock that it goes by.

A module at another moment has a ``clock`` of its own, one with shops a ``house`` that takes this one and fills it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.people_house import Clock, dorp
from twin.services.house import House


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[House]:
    house = dorp(tmp_path, clock, DATABASE_URL=database_url)
    yield house
    house.engine.dispose()
