"""The tiny town that the tests of this room break in one place at a time."""

from pathlib import Path

import pytest

from tests.geodata.tiny_town import TinyTown, two_streets


@pytest.fixture
def town(tmp_path: Path) -> TinyTown:
    """A faultless town, not yet written."""
    return two_streets(tmp_path / "dorp")
