"""The moment in the address: the same vectors as the browser's."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from twin.errors import Invalid
from twin.web.core import instant

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "shared" / "moment.json").read_text("utf-8"))


def town_in(zone: str) -> Any:
    return SimpleNamespace(place=SimpleNamespace(zone=ZoneInfo(zone)))


@pytest.mark.parametrize("case", VECTORS["walls"], ids=lambda case: case["why"])
def test_a_wall_time_stands_for_the_instant_that_the_browser_takes(case: dict[str, Any]) -> None:
    at = instant(case["wall"], town_in(case["zone"]))
    assert at.timestamp() == case["at"]
    assert f"{at:%Y-%m-%dT%H:%M}" == case["shown"]


@pytest.mark.parametrize("text", VECTORS["no_walls"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        instant(text, town_in("Europe/Brussels"))
